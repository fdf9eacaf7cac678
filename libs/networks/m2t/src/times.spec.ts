import { localTimeOf, readInstant, readSentAt, writeInstant, writeSentAt } from './times';

const at = (text: string): Date => new Date(text);

describe('the times of a message', () => {
  it('is sent at a time without a year, taken for the year that is closest', () => {
    expect(writeSentAt(at('2026-11-28T09:59:58.700Z'))).toBe('1128095958');
    expect(readSentAt('1128095958', at('2026-11-28T10:00:00Z'))).toEqual(at('2026-11-28T09:59:58Z'));
    expect(readSentAt('1231235959', at('2027-01-01T00:00:01Z'))).toEqual(at('2026-12-31T23:59:59Z'));
    expect(readSentAt('0101000001', at('2026-12-31T23:59:59Z'))).toEqual(at('2027-01-01T00:00:01Z'));
    expect(readSentAt('0229120000', at('2028-02-29T12:00:00Z'))).toEqual(at('2028-02-29T12:00:00Z'));
  });

  it.each([undefined, '', '1328095958', '1131095958', '1128245958', '112809595', 'abcdefghij'])(
    '%p is none',
    (said) => expect(readSentAt(said, at('2026-11-28T10:00:00Z'))).toBeUndefined(),
  );

  it('is taken by a clock on the wall in Casablanca', () => {
    // UTC+1 until September 2026.
    expect(localTimeOf(at('2026-08-31T23:30:05Z'))).toEqual({ 12: '003005', 13: '0901' });
    expect(localTimeOf(at('2026-11-28T23:30:05Z'))).toEqual({ 12: '233005', 13: '1128' });
  });

  it('is written whole where the year counts', () => {
    expect(writeInstant(at('2026-11-28T09:59:59Z'))).toBe('20261128095959');
    expect(readInstant('20261128095959')).toEqual(at('2026-11-28T09:59:59Z'));
    for (const said of [undefined, '', '20260230000000', '2026112809595', '2026-11-28T09:59:59.000Z1'])
      expect(readInstant(said)).toBeUndefined();
  });
});
