import { readSealingKey } from './sealed-value';

/** As settings give it: `<key id>:<base64 of 32 bytes>`, one or more with commas between. */
export const KEY_RING = /^[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=(,[a-z0-9-]{1,20}:[A-Za-z0-9+/]{43}=)*$/;

export interface KeyRing {
  /** The key that makes what is new. */
  readonly currentId: string;
  readonly current: Buffer;
  /** All that open, compare and find what is there: the current one first. */
  readonly keys: ReadonlyMap<string, Buffer>;
}

/** @throws Error when an id stands twice, or as `readSealingKey`; the text itself is never repeated. */
export function readKeyRing(text: string): KeyRing {
  const keys = new Map<string, Buffer>();
  for (const entry of text.split(',')) {
    const [id = '', key = ''] = entry.split(':');
    if (keys.has(id)) throw new Error(`The key ${id} is listed twice`);
    keys.set(id, readSealingKey(key));
  }
  const [currentId, current] = [...keys][0]!;
  return { currentId, current, keys };
}
