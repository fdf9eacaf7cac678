import { fits, ONE_SMS, ONE_USSD_SCREEN, outsideGsm7, septetsOf, sizeOf, toBasicGsm7 } from './index';

it('turns what others wrote into the basic alphabet', () => {
  const written = toBasicGsm7('Ça « va » œuf ê {x} 😀 بقالة\n€');
  expect(written).toBe('Ça " va " oeuf e x   ');
  expect([outsideGsm7(written), septetsOf(written)]).toEqual([[], written.length]);
});

it.each([
  ['abc', { alphabet: 'gsm7', units: 3 }],
  ['{€}', { alphabet: 'gsm7', units: 6 }],
  ['reçu', { alphabet: 'ucs2', units: 4 }],
  ['رصيد', { alphabet: 'ucs2', units: 4 }],
  ['رصيد 12', { alphabet: 'ucs2', units: 7 }],
  ['😀', { alphabet: 'ucs2', units: 2 }],
  ['', { alphabet: 'gsm7', units: 0 }],
])('counts %j', (text, size) => expect(sizeOf(text)).toEqual(size));

it.each([
  [ONE_SMS, 160, 70],
  [ONE_USSD_SCREEN, 182, 80],
])('knows what goes in one piece: %j', (room, septets, units) => {
  expect([fits('a'.repeat(septets), room), fits('a'.repeat(septets + 1), room)]).toEqual([true, false]);
  expect([fits('م'.repeat(units), room), fits('م'.repeat(units + 1), room)]).toEqual([true, false]);
  expect(fits(`${'a'.repeat(septets - 1)}€`, room)).toBe(false);
});
