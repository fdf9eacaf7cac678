import { createHmac } from 'node:crypto';
import { readKeyRing, type KeyRing } from '@hanout/sealing';
import type { PinHashPool, PinStrength } from './pin-hash.pool';

export interface StoredPin {
  /** As argon2 writes it, with parameters and salt. */
  hash: string;
  pepperId: string;
}

/**
 * argon2id of HMAC-SHA256(pepper, PIN and person). A PIN has a million values at most, so no hash alone protects it: the
 * pepper is not in the database, and without it there is nothing to try.
 */
export class PinHasher {
  private readonly peppers: KeyRing;
  /** How many PINs were compared so far. */
  evaluations = 0;

  constructor(
    peppers: string,
    private readonly pool: PinHashPool,
    private readonly strength: PinStrength,
  ) {
    this.peppers = readKeyRing(peppers);
  }

  /** @throws DomainError `platform.unavailable` when too many wait */
  async hash(pin: string, personId: string): Promise<StoredPin> {
    const pepperId = this.peppers.currentId;
    return { hash: await this.pool.hash(this.secretOf(pin, personId, pepperId), this.strength), pepperId };
  }

  /** @throws DomainError `platform.unavailable` when too many wait: then nothing was compared */
  async fits(pin: string, personId: string, { hash, pepperId }: StoredPin): Promise<boolean> {
    const fits = await this.pool.verify(this.secretOf(pin, personId, pepperId), hash);
    this.evaluations += 1;
    return fits;
  }

  /** Whether it was made with another pepper, or weaker than hashes are made now. */
  isOutdated({ hash, pepperId }: StoredPin): boolean {
    const { memoryCost, timeCost, parallelism } = this.strength;
    return (
      pepperId !== this.peppers.currentId ||
      !hash.includes(`$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
    );
  }

  private secretOf(pin: string, personId: string, pepperId: string): string {
    const pepper = this.peppers.keys.get(pepperId);
    if (pepper === undefined) throw new Error(`The pepper ${pepperId} is not among the settings`);
    return createHmac('sha256', pepper).update(`pin:${personId}:${pin}`).digest('base64url');
  }
}
