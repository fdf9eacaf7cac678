import { ProgrammesConfig } from '../config';
import { Sealing } from './sealing';

const sealingWith = (fill: number): Sealing => {
  const config = new ProgrammesConfig();
  config.dataKey = Buffer.alloc(32, fill).toString('base64');
  return new Sealing(config);
};

describe('sealed values', () => {
  const sealing = sealingWith(1);

  it('open to what was sealed, Arabic and bytes alike', () => {
    expect(sealing.open(sealing.seal('حليمة الدمناتي', 'a'), 'a').toString()).toBe('حليمة الدمناتي');
    const bytes = Buffer.from([0, 255, 10, 0]);
    expect(sealing.open(sealing.seal(bytes, 'a'), 'a')).toEqual(bytes);
  });

  it('look different each time and hide the text', () => {
    const [one, two] = [sealing.seal('EA68769', 'a'), sealing.seal('EA68769', 'a')];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('EA68769')).toBe(false);
  });

  it('do not open in another place, with another key, or when a bit was changed', () => {
    const sealed = sealing.seal('EA68769', 'payee:1');
    expect(() => sealing.open(sealed, 'payee:2')).toThrow();
    expect(() => sealingWith(2).open(sealed, 'payee:1')).toThrow();
    for (const place of [0, 5, 20, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[place]! ^= 1;
      expect(() => sealing.open(changed, 'payee:1')).toThrow();
    }
    expect(() => sealing.open(sealed.subarray(0, 10), 'payee:1')).toThrow();
  });

  it('hash the same text alike, under this key only', () => {
    expect(sealing.keyedHash('123456789012')).toEqual(sealing.keyedHash('123456789012'));
    expect(sealing.keyedHash('123456789012')).not.toEqual(sealingWith(2).keyedHash('123456789012'));
  });
});
