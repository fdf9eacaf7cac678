import { faultOf, readPin, type PinFault } from './pin-hygiene';

const pad = (value: number, length: number): string => String(value).padStart(length, '0');
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, place) => from + place);
const cases: [pin: string, expected: PinFault | undefined | 'any'][] = [];
const refuse = (pins: string[], fault: PinFault | 'any' = 'any') =>
  pins.forEach((pin) => cases.push([pin, fault]));
const allow = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .forEach((pin) => cases.push([pin, undefined]));

// Written here by other means than in the rules.
refuse(
  range(0, 9).flatMap((digit) => [4, 5, 6].map((length) => String(digit).repeat(length))),
  'repeated',
);
refuse(['1112', '1121', '1211', '2111', '77707', '000001', '999899'], 'repeated');
for (const length of [4, 5, 6]) {
  for (const start of range(0, 9)) {
    for (const step of range(1, 9))
      refuse(
        [
          range(0, length - 1)
            .map((place) => (start + step * place) % 10)
            .join(''),
        ],
        'sequence',
      );
  }
}
refuse(
  range(10, 98)
    .filter((pair) => pair % 11 !== 0)
    .map((pair) => `${pair}${pair}`),
);
refuse(
  range(10, 98)
    .filter((pair) => pair % 11 !== 0)
    .map((pair) => `${pair}${pair}${pair}`),
);
refuse(range(102, 199).map((three) => `${three}${three}`));
refuse(['1122', '2211', '3355', '9900', '112233', '334455', '998811', '00112'.slice(0, 4)]);
refuse(range(1900, 2029).map(String));
refuse(range(1, 12).flatMap((month) => range(1, 28).map((day) => pad(day, 2) + pad(month, 2))));
refuse(range(1, 12).flatMap((month) => range(1, 28).map((day) => pad(month, 2) + pad(day, 2))));
refuse([
  '2902',
  '0229',
  '3112',
  '1231',
  '3004',
  '0430',
  '310785',
  '850731',
  '073185',
  '010100',
  '199407',
  '071994',
  '19945',
]);
refuse(
  [
    '2580',
    '0852',
    '147258',
    '369258',
    '789456',
    '159357',
    '951753',
    '1470',
    '3690',
    '14789',
    '32147',
    '78963',
    '1397',
    '7931',
    '2684',
    '4862',
    '1254',
    '5214',
  ],
  'any',
);
refuse(['1221', '1004', '5683', '6969', '1337', '0420', '142857', '12321', '10203'], 'any');

allow(`
  4027 8350 5927 8046 7391 6038 9264 3847 7052 8613 4759 9437 6184 2853 9072 5318 7640 8391
  6492 3075 9581 4863 7206 5749 8137 6975 4092 7538 9316 2764 8450 5083 3968 7815 6243 9607 4581 8724
  5637 7184 9053 6749 3572 8296 4918 7360 5891 9432 6057 8473 3946 7219 5368 9805 4673 8041 6927 7586
  5037 9248 6815 4379 8562 7094 5413 9786 3658 6230 4897 7345 8619 5972 9140 6483 3759 8206 7651 4935
  50738 92416 68153 43792 85627 70941 54139 97864 36581 62305 48972 73450 86194 59721 91406 64832 37595 82063
  507384 924168 681537 437926 856271 709418 541397 978643 365814 623058 489725 734506 861943 597216 914067
`);

describe('the hygiene of PINs', () => {
  it('is tried on a thousand PINs and more', () => {
    expect(cases.length).toBeGreaterThanOrEqual(1_000);
    process.stdout.write(`PINs tried: ${cases.length}\n`);
  });

  it('refuses what it should, for the reason that fits', () => {
    const wrong = cases
      .filter(([, expected]) => expected !== undefined)
      .filter(([pin, expected]) =>
        expected === 'any' ? faultOf(pin) === undefined : faultOf(pin) !== expected,
      );
    expect(wrong.map(([pin, expected]) => [pin, expected, faultOf(pin)])).toEqual([]);
  });

  it('allows what nobody would guess', () => {
    const wrong = cases.filter(([pin, expected]) => expected === undefined && faultOf(pin) !== undefined);
    expect(wrong.map(([pin]) => [pin, faultOf(pin)])).toEqual([]);
  });

  it('leaves at least three quarters of all four digits', () => {
    const left = range(0, 9_999).filter((pin) => faultOf(pad(pin, 4)) === undefined).length;
    process.stdout.write(`four-digit PINs left: ${left} of 10000\n`);
    expect(left).toBeGreaterThan(7_500);
  });

  it('refuses what is written on the person’s card and phone', () => {
    const person = { phone: '+212661847305', cin: 'BK407593', birthDate: '1964-08-05' };
    for (const pin of [
      '7305',
      '47305',
      '847305',
      '6618',
      '4730',
      '4075',
      '407593',
      '7593',
      '50864',
      '050864',
      '640805',
      '0564',
    ])
      expect([pin, faultOf(pin, person)]).not.toEqual([pin, undefined]);
    for (const pin of ['7305', '8473', '4075', '7593', '5864'])
      expect([pin, faultOf(pin, person)]).toEqual([pin, 'personal']);
    for (const pin of ['7306', '4076', '8350', '92416'])
      expect([pin, faultOf(pin, person)]).toEqual([pin, undefined]);
    expect(faultOf('7305')).toBeUndefined();
  });
});

describe('reading a PIN', () => {
  it.each([
    ['٤٠٢٧', '4027'],
    ['۴۰۲۷', '4027'],
    ['924168', '924168'],
  ])('reads %s', (written, pin) => expect(readPin(written)).toBe(pin));

  it.each(['', '402', '4027841', '40 27', '40a7', '-4027', '4027\n', '４０２７'])(
    'does not read %j',
    (written) => expect(readPin(written)).toBeUndefined(),
  );
});
