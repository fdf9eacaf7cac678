import { openValue, readKeyRing, sealValue } from '@hanout/sealing';

/** How envelopes lie in the outbox and among the dead letters: facts carry personal data to the readers that must know. */
export interface EnvelopeSeal {
  seal(envelope: string, factId: string): string;
  /** Reads what was written before there was a seal as well. @throws Error when the key is not among the settings */
  open(stored: string, factId: string): string;
}

/** Without keys, as it is. */
export const UNSEALED: EnvelopeSeal = { seal: (envelope) => envelope, open: (stored) => stored };

const SEALED = /^sealed:([a-z0-9-]{1,20}):([A-Za-z0-9+/=]+)$/;

/** @param ring `<id>:<base64 of 32 bytes>[,…]`: the first seals, all open */
export function envelopeSeal(ring: string | undefined): EnvelopeSeal {
  if (ring === undefined) return UNSEALED;
  const { currentId, current, keys } = readKeyRing(ring);
  const place = (factId: string): string => `envelope:${factId}`;
  return {
    seal: (envelope, factId) =>
      `sealed:${currentId}:${sealValue(envelope, current, place(factId)).toString('base64')}`,
    open: (stored, factId) => {
      const [, id = '', sealed] = SEALED.exec(stored) ?? [];
      if (sealed === undefined) return stored;
      const key = keys.get(id);
      if (key === undefined) throw new Error(`The envelope key ${id} is not among the settings`);
      return openValue(Buffer.from(sealed, 'base64'), key, place(factId));
    },
  };
}
