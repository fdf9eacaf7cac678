import fc from 'fast-check';
import { FIELDS } from './fields';
import { isSealedBy, openMessage, sealMessage } from './mac';
import { packMessage, unpackMessage, type IsoMessage } from './message';

const SECRET = 'a secret of the line';
const textOf = (unit: string[], minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...unit), minLength, maxLength });
const printable = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));
const UNITS = { n: [...'0123456789'], ans: printable, b: [...'0123456789abcdef'] };

const values = Object.entries(FIELDS).map(([number, { kind, length, lengthDigits }]) => {
  const most = kind === 'b' ? 2 * length : length;
  return fc.tuple(fc.constant(number), textOf(UNITS[kind], lengthDigits ? 1 : most, most));
});
const messages = fc
  .record({
    mti: fc.constantFrom('0200', '0210', '0220', '0420', '0800', '0810'),
    fields: fc
      .subarray(values)
      .chain((some) => fc.tuple(...some))
      .map((some) => Object.fromEntries(some)),
  })
  .map((message): IsoMessage => message);

describe('a message', () => {
  it('has the bytes of the standard', () => {
    const signOn = { mti: '0800', fields: { 7: '1128095959', 11: '000001', 70: '001' } };
    // Bits 1, 7 and 11 of the first bitmap, bit 70 of the second.
    expect(packMessage(signOn).toString('hex')).toBe(
      `30383030${'8220000000000000'}${'0400000000000000'}${Buffer.from('1128095959000001001').toString('hex')}`,
    );
    const request = { mti: '0200', fields: { 3: '260000', 32: '504001', 48: 'abc', 64: '0102030405060708' } };
    expect(packMessage(request).toString('latin1')).toBe(
      `0200${Buffer.from('2000000100010001', 'hex').toString('latin1')}26000006504001003abc\x01\x02\x03\x04\x05\x06\x07\x08`,
    );
  });

  it('comes out as it went in', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(unpackMessage(packMessage(message))).toEqual(message);
      }),
    );
  });

  it('is not read when it is cut off anywhere, or when anything comes after it', () => {
    fc.assert(
      fc.property(messages, fc.uint8Array({ minLength: 1, maxLength: 20 }), (message, more) => {
        const raw = packMessage(message);
        for (let end = 0; end < raw.length; end += 1)
          expect(unpackMessage(raw.subarray(0, end))).toBeUndefined();
        expect(unpackMessage(Buffer.concat([raw, more]))).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });

  it('is read in one way only: whatever can be read is written so again', () => {
    fc.assert(
      fc.property(messages, fc.nat(), fc.nat({ max: 7 }), (message, place, bit) => {
        const raw = packMessage(message);
        raw[place % raw.length]! ^= 1 << bit;
        const read = unpackMessage(raw);
        if (read) expect(packMessage(read)).toEqual(raw);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a kind that is none', { mti: '2000', fields: {} }],
    ['a field that is not in the table', { mti: '0200', fields: { 2: '5040010000000000' } }],
    ['too short', { mti: '0200', fields: { 4: '3500' } }],
    ['too long', { mti: '0200', fields: { 32: '123456789012' } }],
    ['empty', { mti: '0200', fields: { 48: '' } }],
    ['no digits', { mti: '0200', fields: { 11: '00000a' } }],
    ['not ASCII', { mti: '0200', fields: { 103: 'حانوت' } }],
  ])('is not written with %s', (_name, message) => {
    expect(() => packMessage(message)).toThrow(RangeError);
  });
});

describe('the MAC of a message', () => {
  const message = { mti: '0200', fields: { 4: '000000003500', 11: '000007' } };

  it('stands at the very end: in 64, or in 128 where there is a second bitmap', () => {
    // HMAC-SHA-256 of the bytes before it, by another implementation (openssl dgst -sha256 -hmac).
    expect(sealMessage(message, SECRET).toString('hex')).toBe(
      '303230301020000000000001303030303030303033353030303030303037' + '51859ecf7f5386ec',
    );
    expect(openMessage(sealMessage(message, SECRET), SECRET)?.fields[64]).toMatch(/^[0-9a-f]{16}$/);
    const long = { mti: '0800', fields: { 11: '000007', 70: '301' } };
    expect(openMessage(sealMessage(long, SECRET), SECRET)?.fields[128]).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is of these bytes and this secret only', () => {
    const raw = sealMessage(message, SECRET);
    expect(isSealedBy(SECRET, raw)).toBe(true);
    expect(isSealedBy('another', raw)).toBe(false);
    for (let place = 0; place < raw.length; place += 1) {
      const changed = Buffer.from(raw);
      changed[place]! ^= 1;
      expect(openMessage(changed, SECRET)).toBeUndefined();
    }
  });
});
