import { PROGRAMMES_ERRORS } from '../programmes.errors';

/** A cursor that is a row number, as text; the beginning when there is none. */
export function numberCursor(after: string | undefined): string {
  if (after === undefined) return '0';
  if (!/^\d{1,18}$/.test(after)) throw PROGRAMMES_ERRORS.error('programmes.invalid_cursor');
  return after;
}
