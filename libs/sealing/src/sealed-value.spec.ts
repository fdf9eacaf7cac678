import { randomBytes } from 'node:crypto';
import { openValue, readSealingKey, sealValue } from './index';

const key = randomBytes(32);

describe('a sealed value', () => {
  it('opens with its key at its place', () => {
    expect(openValue(sealValue('نص', key, 'people.cin:1'), key, 'people.cin:1')).toBe('نص');
  });

  it('holds nothing readable and is never the same twice', () => {
    const sealed = sealValue('EA68769', key, 'people.cin:1');
    expect(sealed.includes('EA68769')).toBe(false);
    expect(sealed.equals(sealValue('EA68769', key, 'people.cin:1'))).toBe(false);
  });

  it('has a nonce that no other has, however many are sealed', () => {
    const nonces = Array.from({ length: 2_000 }, () =>
      sealValue('x', key, 'here').subarray(0, 12).toString('hex'),
    );
    expect(new Set(nonces).size).toBe(2_000);
  });

  it('does not open elsewhere, with another key, or when a byte was changed', () => {
    const sealed = sealValue('EA68769', key, 'people.cin:1');
    const changed = Buffer.from(sealed);
    changed[changed.length - 1]! ^= 1;
    expect(() => openValue(sealed, key, 'people.cin:2')).toThrow();
    expect(() => openValue(sealed, randomBytes(32), 'people.cin:1')).toThrow();
    expect(() => openValue(changed, key, 'people.cin:1')).toThrow();
  });

  it('takes a key of 32 bytes and no other', () => {
    expect(readSealingKey(key.toString('base64')).equals(key)).toBe(true);
    expect(() => readSealingKey(randomBytes(16).toString('base64'))).toThrow('32 bytes');
  });
});
