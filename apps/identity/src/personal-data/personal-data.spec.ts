import { randomBytes } from 'node:crypto';
import type { IdentityConfig } from '../config';
import { readKeyRing } from '@hanout/sealing';
import { PersonalData } from './personal-data.service';

const key = (): string => randomBytes(32).toString('base64');
const keys = { cinHashKey: key(), lookupHashKey: key() };

function personalData(encryptionKeys: string, hashKeys = keys): PersonalData {
  return new PersonalData({ ...hashKeys, encryptionKeys } as IdentityConfig);
}

describe('personal data at rest', () => {
  const first = `2025:${key()}`;
  const second = `2026:${key()}`;

  it('opens what it sealed, in the same place only', () => {
    const data = personalData(first);
    const sealed = data.seal('فاطمة الزهراء', 'people.name_ar:1');
    expect(data.open(sealed, '2025', 'people.name_ar:1')).toBe('فاطمة الزهراء');
    expect(() => data.open(sealed, '2025', 'people.name_ar:2')).toThrow();
    expect(() => data.open(sealed, '2025', 'people.name_fr:1')).toThrow();
  });

  it('seals the same text differently every time, so that equal people do not look equal', () => {
    const data = personalData(first);
    expect(data.seal('AB123456', 'x').equals(data.seal('AB123456', 'x'))).toBe(false);
  });

  it('refuses a value with any byte changed', () => {
    const data = personalData(first);
    const sealed = data.seal('AB123456', 'x');
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed);
      changed[place]! ^= 1;
      expect(() => data.open(changed, '2025', 'x')).toThrow();
    }
  });

  it('seals with the first key of the ring and opens with every one', () => {
    const sealed = personalData(first).seal('AB123456', 'x');
    const rotated = personalData(`${second},${first}`);
    expect(rotated.sealingKeyId).toBe('2026');
    expect(rotated.open(sealed, '2025', 'x')).toBe('AB123456');
    expect(() => personalData(second).open(sealed, '2025', 'x')).toThrow('2025 is not among the settings');
  });

  it('hashes by key, and a phone and a register number of the same digits apart', () => {
    const data = personalData(first);
    expect(data.hashCin('AB123456').equals(personalData(first).hashCin('AB123456'))).toBe(true);
    const other = personalData(first, { cinHashKey: key(), lookupHashKey: key() });
    expect(data.hashCin('AB123456').equals(other.hashCin('AB123456'))).toBe(false);
    expect(data.hashPhone('+212600000001').equals(other.hashPhone('+212600000001'))).toBe(false);
    expect(data.hashPhone('1234567890').equals(data.hashReference('phone', '1234567890'))).toBe(false);
  });

  it('refuses a ring with one id twice', () => {
    expect(() => readKeyRing(`${first},2025:${key()}`)).toThrow('listed twice');
  });
});
