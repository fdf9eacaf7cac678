import { readIban, readRib } from './index';

const RIB = '011519000001205000534921';
const ibanOf = (rib: string): string =>
  `MA${(98n - (BigInt(`${rib}221000`) % 97n)).toString().padStart(2, '0')}${rib}`;

describe('readRib', () => {
  it.each([RIB, ' 011 519 0000012050005349 21 ', `011\u00a0519\u00a00000012050005349\u00a021`])(
    'reads %j by its parts',
    (text) => {
      expect(readRib(text)).toEqual({
        rib: RIB,
        bank: '011',
        locality: '519',
        account: '0000012050005349',
        key: '21',
      });
    },
  );

  it('finds every single wrong digit and every two neighbours that changed places', () => {
    for (let place = 0; place < RIB.length; place += 1) {
      for (const digit of '0123456789') {
        const changed = RIB.slice(0, place) + digit + RIB.slice(place + 1);
        expect(readRib(changed) === undefined).toBe(changed !== RIB);
      }
      const swapped = `${RIB.slice(0, place)}${RIB[place + 1] ?? ''}${RIB[place]}${RIB.slice(place + 2)}`;
      expect(readRib(swapped) === undefined).toBe(swapped !== RIB);
    }
  });

  it.each([
    '',
    RIB.slice(1),
    `${RIB}0`,
    '0'.repeat(24),
    `${RIB.slice(0, 23)}O`,
    '٠١١٥١٩٠٠٠٠٠١٢٠٥٠٠٠٥٣٤٩٢١',
    'x',
  ])('does not read %j', (text) => {
    expect(readRib(text)).toBeUndefined();
  });
});

describe('readIban', () => {
  it('reads MA, check digits and a RIB', () => {
    const iban = ibanOf(RIB);
    expect(readIban(iban)).toMatchObject({ iban, rib: { rib: RIB, bank: '011' } });
    expect(readIban(iban.toLowerCase().replace(/(.{4})/g, '$1 '))?.iban).toBe(iban);
  });

  it('wants both checks to fit', () => {
    const wrongKey = `${RIB.slice(0, 22)}22`;
    expect(readIban(ibanOf(wrongKey))).toBeUndefined();
    const fitting = ibanOf(RIB);
    const wrongCheck = `MA${fitting.slice(2, 4) === '11' ? '12' : '11'}${RIB}`;
    expect(readIban(wrongCheck)).toBeUndefined();
  });

  it.each(['', RIB, `FR${ibanOf(RIB).slice(2)}`, ibanOf(RIB).slice(0, -1), `${ibanOf(RIB)}0`])(
    'does not read %j',
    (text) => {
      expect(readIban(text)).toBeUndefined();
    },
  );
});
