import type { PlaceV1 } from '@hanout/contracts';
import { errorTable } from '@hanout/errors';
import { readDirections } from '@hanout/identifiers';
import register from './places.json';

export interface Commune {
  code: string;
  nameFr: string;
  /** Where it is known. */
  nameAr?: string;
  province: string;
  region: string;
}

const COMMUNES: ReadonlyMap<string, Commune> = new Map(
  register.regions.flatMap((region) =>
    region.provinces.flatMap((province) =>
      province.communes.map((commune) => [
        commune.code,
        { ...commune, province: province.nameFr, region: region.nameFr },
      ]),
    ),
  ),
);

const BY_NAMES = new Map(
  [...COMMUNES.values()].map((commune) => [namesKey(commune.province, commune.nameFr), commune.code]),
);

export const PLACE_ERRORS = errorTable({
  'identity.unknown_commune': {
    kind: 'invalid',
    text: {
      en: 'This commune is not in the register of places.',
      fr: 'Cette commune n’est pas au registre des lieux.',
      ar: 'هذه الجماعة غير موجودة في سجل الأماكن.',
    },
  },
  'identity.directions_misleading': {
    kind: 'invalid',
    text: {
      en: 'The way to the shop holds signs, prices or words that could mislead.',
      fr: 'L’indication du chemin contient des signes, des prix ou des mots qui pourraient tromper.',
      ar: 'وصف الطريق يتضمن رموزا أو أثمنة أو كلمات قد توهم من يقرأه.',
    },
  },
  'identity.incomplete_point': {
    kind: 'invalid',
    text: {
      en: 'Latitude and longitude come together.',
      fr: 'La latitude et la longitude vont ensemble.',
      ar: 'يجب إدخال خط العرض وخط الطول معا.',
    },
  },
});

export type PlaceRefusal = keyof typeof PLACE_ERRORS.entries;

export function communeOf(code: string): Commune | undefined {
  return COMMUNES.get(code);
}

/** By the names a network gave, however they are accented; undefined outside the register, which is no fault. */
export function communeCodeOf(province: string, commune: string): string | undefined {
  return BY_NAMES.get(namesKey(province, commune));
}

/** What is wrong with a place as told, if anything. `field` is within the place. */
export function faultOfPlace(place: PlaceV1): { code: PlaceRefusal; field: string } | undefined {
  const { communeCode, directions, latitude, longitude } = place;
  const [hasLatitude, hasLongitude] = [latitude, longitude].map((value) => typeof value === 'number');
  if (typeof communeCode === 'string' && communeOf(communeCode) === undefined)
    return { code: 'identity.unknown_commune', field: 'place.communeCode' };
  if (typeof directions === 'string' && directions.trim() !== '' && 'fault' in readDirections(directions))
    return { code: 'identity.directions_misleading', field: 'place.directions' };
  if (hasLatitude !== hasLongitude)
    return {
      code: 'identity.incomplete_point',
      field: hasLatitude ? 'place.longitude' : 'place.latitude',
    };
  return undefined;
}

/** The columns that hold a place, in the order of `placeParameters`. */
export const PLACE_COLUMNS = 'commune_code, directions, latitude, longitude';

export function placeParameters(place: PlaceV1): (string | number | null)[] {
  const directions = place.directions?.normalize('NFC').trim();
  return [place.communeCode ?? null, directions || null, place.latitude ?? null, place.longitude ?? null];
}

export interface PlaceRow {
  commune_code: string | null;
  directions: string | null;
  latitude: number | null;
  longitude: number | null;
}

export function placeOf(row: PlaceRow): PlaceV1 {
  return {
    ...(row.commune_code !== null && { communeCode: row.commune_code }),
    ...(row.directions !== null && { directions: row.directions }),
    ...(row.latitude !== null && { latitude: row.latitude }),
    ...(row.longitude !== null && { longitude: row.longitude }),
  };
}

function namesKey(province: string, commune: string): string {
  return [province, commune].map(plain).join('/');
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
