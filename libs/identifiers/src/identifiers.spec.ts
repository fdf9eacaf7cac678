import fc from 'fast-check';
import {
  isBlank,
  maskCin,
  maskPhone,
  readCin,
  readIce,
  readIdcs,
  readMassar,
  readPhone,
  toWesternDigits,
} from './index';

const NBSP = '\u00a0';

describe('readPhone', () => {
  it.each([
    '0612345678',
    '06 12 34 56 78',
    '0 6 12 34 56 78',
    '06.12.34.56.78',
    '06-12-34-56-78',
    '06–12–34–56–78',
    ' 0612345678\t',
    `06${NBSP}12${NBSP}34${NBSP}56${NBSP}78`,
    '06\u202f12\u202f34\u202f56\u202f78',
    '+212612345678',
    '+212 6 12 34 56 78',
    '+212-612-345-678',
    '00212612345678',
    '00 212 612 345 678',
    '212612345678',
    '٠٦١٢٣٤٥٦٧٨',
    '۰۶۱۲۳۴۵۶۷۸',
    '+٢١٢٦١٢٣٤٥٦٧٨',
    '٠٠٢١٢٦١٢٣٤٥٦٧٨',
    '٠٦ ١٢ 34 56 ۷۸',
    '\u200e+212612345678\u200f',
    '\u202a0612345678\u202c',
    '\ufeff0612345678',
  ])('reads %j', (text) => {
    expect(readPhone(text)).toBe('+212612345678');
  });

  it('reads the 7s too', () => {
    expect(readPhone('0712345678')).toBe('+212712345678');
  });

  it.each([
    '',
    ' ',
    '0512345678',
    '0812345678',
    '0212345678',
    '061234567',
    '06123456789',
    '612345678',
    '+612345678',
    '+0612345678',
    '+2120612345678',
    '+212(0)612345678',
    '212+612345678',
    '++212612345678',
    '+33612345678',
    '0033612345678',
    '00212512345678',
    '2120612345678',
    '000212612345678',
    '0612345678x',
    'o612345678',
    'tel:0612345678',
    '0612345678;0712345678',
    '0612345678/0712345678',
    '0612345678\u0000',
    '06１2345678',
    '०६१२३४५६७८',
    "0612345678' OR 1=1",
    '-',
    '+',
    '9'.repeat(100_000),
  ])('does not read %j', (text) => {
    expect(readPhone(text)).toBeUndefined();
  });

  it('reads every spelling of a number as the same number, and its own answer again', () => {
    const number = fc
      .tuple(fc.constantFrom('6', '7'), fc.stringMatching(/^\d{8}$/))
      .map(([first, rest]) => first + rest);
    const prefix = fc.constantFrom('0', '+212', '00212', '212');
    const separators = fc.array(fc.constantFrom('', ' ', '.', '-', NBSP), { minLength: 14, maxLength: 14 });
    const zero = fc.constantFrom(0x30, 0x660, 0x6f0);
    fc.assert(
      fc.property(number, prefix, separators, zero, (subscriber, front, between, zeroCode) => {
        const digits = [...(front + subscriber)].map((sign) =>
          sign === '+' ? sign : String.fromCharCode(zeroCode + Number(sign)),
        );
        const read = readPhone(digits.map((digit, place) => digit + (between[place] ?? '')).join(''));
        expect(read).toBe(`+212${subscriber}`);
        expect(readPhone(read ?? '')).toBe(read);
      }),
    );
  });
});

describe('readCin', () => {
  it.each([
    ['EA68769', 'EA68769'],
    [' e740269 ', 'E740269'],
    ['cd397871', 'CD397871'],
    ['A1', 'A1'],
    ['AB1234567', 'AB1234567'],
    [`D885268${NBSP}`, 'D885268'],
  ])('reads %j as %s', (text, cin) => {
    expect(readCin(text)).toBe(cin);
  });

  it.each([
    '',
    '123456',
    'CNIE EN COURS',
    '??',
    'ABC123',
    'A',
    'AB',
    'A12345678',
    'A 123456',
    'A-123456',
    'A123456\nB123456',
    'ß123',
    'ı123',
    'ſ123',
    'É123',
    'А123456',
    'A١٢٣٤٥٦',
    'A12.5',
    "A1'--",
  ])('does not read %j', (text) => {
    expect(readCin(text)).toBeUndefined();
  });
});

describe('readMassar and readIdcs', () => {
  it('read what fits, trimmed and upper-cased', () => {
    expect(readMassar(' g457753207 ')).toBe('G457753207');
    expect(readIdcs(' 5017983822 ')).toBe('5017983822');
    expect(readIdcs('0000000001')).toBe('0000000001');
  });

  it.each([
    '',
    '949826237',
    'p79462',
    'K5761259717',
    'KA57612597',
    'G45775320',
    'ß457753207',
    'G45775320O',
    'G 457753207',
  ])('no MASSAR: %j', (text) => {
    expect(readMassar(text)).toBeUndefined();
  });

  it.each([
    '',
    '501798382',
    '50179838221',
    '5017983822.0',
    '5,01798E+09',
    '50179 83822',
    '٥٠١٧٩٨٣٨٢٢',
    '-501798382',
  ])('no IDCS: %j', (text) => {
    expect(readIdcs(text)).toBeUndefined();
  });
});

describe('readIce', () => {
  it('reads fifteen digits, grouped or not', () => {
    expect(readIce('174914720983631')).toEqual({ ice: '174914720983631', hasFittingCheck: true });
    expect(readIce(' 174 914 720 983 631 ')).toEqual({ ice: '174914720983631', hasFittingCheck: true });
  });

  it('only warns of check digits that do not fit', () => {
    expect(readIce('174914720983632')).toEqual({ ice: '174914720983632', hasFittingCheck: false });
  });

  it('gives back the zeros a spreadsheet dropped', () => {
    const ice = '001234567000012';
    expect(readIce('1234567000012')?.ice).toBe(ice);
    expect(readIce('1234567000012')).toEqual(readIce(ice));
  });

  it.each([
    '',
    '97',
    '12345678',
    '1749147209836310',
    '1.74915E+14',
    '17491472098363A',
    '000000000000000',
    '١٧٤٩١٤٧٢٠٩٨٣٦٣١',
  ])('does not read %j', (text) => {
    expect(readIce(text)).toBeUndefined();
  });
});

describe('what logs and screens may show', () => {
  it.each([
    ['+212612345678', '+212******678'],
    ['0612345678', '***'],
    ['', '***'],
    ['+2126123456789', '***'],
  ])('of the phone %j is %s', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });

  it.each([
    ['EA687691', '***691'],
    ['A123', '***23'],
    ['A12', '***2'],
    ['A1', '***1'],
    ['A', '***'],
    ['', '***'],
  ])('of the CIN %j is %s', (cin, shown) => {
    expect(maskCin(cin)).toBe(shown);
  });
});

describe('texts', () => {
  it('turn both Arabic kinds of digits into Western ones and leave the rest', () => {
    expect(toWesternDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789 حانوت ١é')).toBe(
      '0123456789 0123456789 0123456789 حانوت 1é',
    );
  });

  it.each([
    ['', true],
    [' \t', true],
    [NBSP, true],
    [undefined, true],
    [null, true],
    ['0', false],
  ])('%j is blank: %s', (text, blank) => {
    expect(isBlank(text)).toBe(blank);
  });
});
