import { aPerson, aShop } from '../../test/people';
import { contentOf, placeOfMerchant, readPerson, type ReadPerson } from './enrolment.reading';

function read(...written: Parameters<typeof aPerson>): ReadPerson {
  const reading = readPerson(aPerson(...written));
  if ('refusal' in reading) throw new Error(reading.refusal.code);
  return reading.person;
}

describe('reading a person', () => {
  it('brings every number into the one spelling', () => {
    const person = read(1, { phone: '٠٦ ١٢-34.56.78', cin: ' ab123456 ', nameFr: ' Fatima ' });
    expect(person).toMatchObject({ phone: '+212612345678', cin: 'AB123456', nameFr: 'Fatima' });
  });

  it.each([
    [{ phone: '0512345678' }, 'identity.invalid_phone', 'phone'],
    [{ phone: '' }, 'identity.invalid_phone', 'phone'],
    [{ cin: 'CNIE EN COURS' }, 'identity.invalid_cin', 'cin'],
    [{ cin: '123456' }, 'identity.invalid_cin', 'cin'],
    [{ nameAr: ' ' }, 'identity.blank_name', 'nameAr'],
    [{ nameFr: '\t' }, 'identity.blank_name', 'nameFr'],
    [{ references: [{ scheme: 'idcs', value: '12345' }] }, 'identity.invalid_reference', 'references'],
    [{ references: [{ scheme: 'other', value: ' ' }] }, 'identity.invalid_reference', 'references'],
    [{ merchant: aShop('M00001', { tradeNameFr: ' ' }) }, 'identity.blank_name', 'merchant.tradeNameFr'],
    [{ merchant: aShop('M00001', { ice: '000000000000000' }) }, 'identity.invalid_ice', 'merchant.ice'],
    [{ communeCode: 'MA-REH:paris' }, 'identity.unknown_commune', 'communeCode'],
    [
      { merchant: aShop('M00001', { tradeNameZgh: 'tahanut' }) },
      'identity.invalid_name_script',
      'merchant.tradeNameZgh',
    ],
    [{ nameFr: 'Fatima \u202eAmine' }, 'identity.name_misleading', 'nameFr'],
    [{ nameAr: 'فاطمة Fatima' }, 'identity.invalid_name_script', 'nameAr'],
    [{ nameFr: 'Fаtima' }, 'identity.invalid_name_script', 'nameFr'],
    [{ nameAr: 'فاطمة ٥٠٠ درهم' }, 'identity.name_misleading', 'nameAr'],
    [
      { merchant: aShop('M00001', { tradeNameFr: 'Épicerie ✓' }) },
      'identity.name_misleading',
      'merchant.tradeNameFr',
    ],
    [
      { merchant: aShop('M00001', { commune: 'Payé 500 DH' }) },
      'identity.name_misleading',
      'merchant.commune',
    ],
    [
      { merchant: aShop('M00001', { place: { directions: 'Commerce vérifié' } }) },
      'identity.directions_misleading',
      'merchant.place.directions',
    ],
    [{ merchant: aShop('M00001', { rc: 'RC 1' }) }, 'identity.invalid_rc', 'merchant.rc'],
    [
      { merchant: aShop('M00001', { place: { latitude: 31 } }) },
      'identity.incomplete_point',
      'merchant.place.longitude',
    ],
    [{ phone: 'no', cin: 'no' }, 'identity.invalid_phone', 'phone'],
  ])('refuses %j', (changes, code, field) => {
    expect(readPerson(aPerson(1, changes))).toEqual({ refusal: { code, field } });
  });

  it('counts a reference given twice once', () => {
    const twice = [
      { scheme: 'idcs', value: '1000000001' },
      { scheme: 'idcs', value: ' 1000000001' },
    ];
    expect(read(1, { references: twice }).references).toEqual([{ scheme: 'idcs', value: '1000000001' }]);
  });
});

describe('the place of a shop', () => {
  it('is the commune that the network named, unless another is told', () => {
    const placeOf = (changes: Parameters<typeof aShop>[1]) =>
      placeOfMerchant(read(1, { merchant: aShop('M00001', changes) }).merchant!);
    expect(placeOf({})).toEqual({ communeCode: 'MA-REH:ben-guerir' });
    expect(placeOf({ place: { directions: 'ici' } })).toEqual({
      communeCode: 'MA-REH:ben-guerir',
      directions: 'ici',
    });
    expect(placeOf({ place: { communeCode: 'MA-AZI:demnate' } }).communeCode).toBe('MA-AZI:demnate');
    expect(placeOf({ province: 'Ailleurs' })).toEqual({});
  });
});

describe('the content of an enrolment', () => {
  it('is the same however the numbers are written and the references ordered', () => {
    const references = [
      { scheme: 'idcs', value: '1000000001' },
      { scheme: 'massar', value: 'g123456789' },
    ];
    const one = read(1, { phone: '0612345678', cin: 'ab12', nameFr: 'Épicier', references });
    const other = read(1, {
      phone: '00212 6 12 34 56 78',
      cin: 'AB12 ',
      nameFr: 'E\u0301picier',
      references: references.toReversed(),
    });
    expect(contentOf(one)).toBe(contentOf(other));
  });

  it.each([
    { phone: '0699999999' },
    { cin: 'ZZ9' },
    { nameAr: 'آخر' },
    { nameFr: 'Autre' },
    { language: 'fr' as const },
    { tier: 3 },
    { references: [] },
    { merchant: aShop('M00001') },
    { merchant: aShop('M00001', { ice: '174914720983631' }) },
  ])('is another with %j', (changes) => {
    expect(contentOf(read(1, changes))).not.toBe(contentOf(read(1)));
  });

  it('is another for another shop', () => {
    const shop = contentOf(read(1, { merchant: aShop('M00001') }));
    for (const changes of [
      { mcc: '5912' },
      { commune: 'Azilal' },
      { province: 'Fès' },
      { tradeNameAr: 'غيرها' },
    ]) {
      expect(contentOf(read(1, { merchant: aShop('M00001', changes) }))).not.toBe(shop);
    }
  });

  it('of those who tell nothing new is what it was before there was anything new to tell', () => {
    expect(JSON.parse(contentOf(read(1)))).toHaveLength(8);
    const shop = JSON.parse(contentOf(read(1, { merchant: aShop('M00001') }))) as unknown[][];
    expect(shop).toHaveLength(8);
    expect(shop[7]).toHaveLength(7);
    const told = contentOf(read(1, { merchant: aShop('M00001', { rc: '1' }) }));
    expect(told).not.toBe(contentOf(read(1, { merchant: aShop('M00001', { rc: '2' }) })));
    expect(contentOf(read(1, { communeCode: 'MA-AZI:demnate' }))).not.toBe(contentOf(read(1)));
  });
});
