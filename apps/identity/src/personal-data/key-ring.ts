export interface KeyRing {
  /** The key that seals new values. */
  readonly currentId: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

/** Reads `2026:base64,2025:base64`: the first seals, all open. @throws Error when an id stands twice. */
export function readKeyRing(text: string): KeyRing {
  const keys = new Map<string, Buffer>();
  for (const entry of text.split(',')) {
    const [id = '', key = ''] = entry.split(':');
    if (keys.has(id)) throw new Error(`The encryption key ${id} is listed twice`);
    keys.set(id, readKey(key));
  }
  const [currentId = ''] = keys.keys();
  return { currentId, keys };
}

/** @throws Error when it is not 32 bytes as base64; the text itself is never repeated. */
export function readKey(base64: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== 32) throw new Error('A key is 32 bytes, written as base64');
  return key;
}
