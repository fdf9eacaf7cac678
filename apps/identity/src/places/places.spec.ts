import { communeCodeOf, communeOf, faultOfPlace, placeOf, placeParameters } from './places';

describe('the register of places', () => {
  it('finds a commune by code, with its province and region', () => {
    expect(communeOf('MA-REH:ben-guerir')).toMatchObject({
      nameFr: 'Ben Guerir',
      nameAr: 'ابن جرير',
      province: 'Rehamna',
      region: 'Marrakech-Safi',
    });
    expect(communeOf('MA-REH:nowhere')).toBeUndefined();
  });

  it.each([
    ['Rehamna', 'Ben Guerir', 'MA-REH:ben-guerir'],
    [' rehamna', 'BEN-GUERIR ', 'MA-REH:ben-guerir'],
    ['Fes', 'Ain Bida', 'MA-FES:ain-bida'],
    ['Fès', 'Aïn Bida', 'MA-FES:ain-bida'],
    ['Azilal', "Aït M'hamed", 'MA-AZI:ait-m-hamed'],
    ['Meknès', 'Ben Guerir', undefined],
    ['', '', undefined],
  ])('finds %s, %s by name: %s', (province, commune, code) => {
    expect(communeCodeOf(province, commune)).toBe(code);
  });
});

describe('a place as told', () => {
  it.each([
    [{}, undefined],
    [{ directions: 'en face de la mosquée' }, undefined],
    [{ communeCode: 'MA-AZI:demnate', latitude: 31.7, longitude: -7 }, undefined],
    [{ communeCode: 'MA-AZI:rabat' }, { code: 'identity.unknown_commune', field: 'place.communeCode' }],
    [{ latitude: 31.7 }, { code: 'identity.incomplete_point', field: 'place.longitude' }],
    [{ longitude: -7 }, { code: 'identity.incomplete_point', field: 'place.latitude' }],
  ])('%j: %j', (place, fault) => {
    expect(faultOfPlace(place)).toEqual(fault);
  });

  it('is kept and read back as it was told', () => {
    const place = { communeCode: 'MA-AZI:demnate', directions: 'قرب المسجد', latitude: 31.7, longitude: -7 };
    const [commune_code, directions, latitude, longitude] = placeParameters(place);
    expect(placeOf({ commune_code, directions, latitude, longitude } as never)).toEqual(place);
    expect(placeParameters({ directions: '  ' })).toEqual([null, null, null, null]);
  });
});
