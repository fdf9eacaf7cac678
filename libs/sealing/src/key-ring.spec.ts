import { KEY_RING, readKeyRing } from './index';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

describe('a ring of keys', () => {
  it('makes with the first and knows all, in their order', () => {
    const text = `2027:${key(2)},2026:${key(1)}`;
    expect(text).toMatch(KEY_RING);
    const ring = readKeyRing(text);
    expect(ring.currentId).toBe('2027');
    expect(ring.current.toString('base64')).toBe(key(2));
    expect([...ring.keys.keys()]).toEqual(['2027', '2026']);
    expect(ring.keys.get('2026')!.toString('base64')).toBe(key(1));
  });

  it('has each id once, and keys of 32 bytes', () => {
    expect(() => readKeyRing(`one:${key(1)},one:${key(2)}`)).toThrow('one is listed twice');
    expect(() => readKeyRing('one:AAAA')).toThrow('32 bytes');
  });

  it.each([key(1), `${key(1)},2026:${key(2)}`, `Ä:${key(1)}`, `one:${key(1)},`])('is not %s', (text) =>
    expect(text).not.toMatch(KEY_RING),
  );
});
