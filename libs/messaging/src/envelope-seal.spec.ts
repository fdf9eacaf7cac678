import { envelopeSeal, UNSEALED } from './envelope-seal';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const FACT = '01890000-0000-7000-8000-000000000001';
const ENVELOPE = '{"data":{"phone":"+212600000001"}}';

describe('an envelope at rest', () => {
  const seal = envelopeSeal(`first:${key(1)}`);

  it('shows nothing, and opens for its fact only', () => {
    const stored = seal.seal(ENVELOPE, FACT);
    expect(stored).not.toContain('212600000001');
    expect(seal.open(stored, FACT)).toBe(ENVELOPE);
    expect(() => seal.open(stored, FACT.replace('1', '2'))).toThrow();
  });

  it('opens with an older key of the ring, and when it was stored before there was one', () => {
    const stored = seal.seal(ENVELOPE, FACT);
    const rotated = envelopeSeal(`second:${key(2)},first:${key(1)}`);
    expect(rotated.open(stored, FACT)).toBe(ENVELOPE);
    expect(rotated.seal(ENVELOPE, FACT)).toMatch(/^sealed:second:/);
    expect(() => envelopeSeal(`second:${key(2)}`).open(stored, FACT)).toThrow(
      'first is not among the settings',
    );
    expect(rotated.open(UNSEALED.seal(ENVELOPE, FACT), FACT)).toBe(ENVELOPE);
  });
});
