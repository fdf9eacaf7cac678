import type { Language, MessageCategory } from '@hanout/contracts';
import type { PlaceName } from './places';

export interface Template {
  readonly category: MessageCategory;
  /** All it says, in every language alike. */
  readonly places: readonly PlaceName[];
  /** Those of its places that are personal: it may tell these and no others. */
  readonly personal?: readonly PlaceName[];
  readonly texts: Readonly<Record<Language, string>>;
}

const PLACE = /\{(\w+)\}/g;

export function placesOf(text: string): string[] {
  return [...text.matchAll(PLACE)].map(([, name]) => name!);
}

/** @param write what stands in a place */
export function fillPlaces(text: string, write: (place: string) => string): string {
  return text.replace(PLACE, (_, place: string) => write(place));
}
