/**
 * PostgreSQL's way to write an array as text, built by hand: the driver's own way is several times as slow, and a flush
 * has thousands of items.
 */

/** For what needs no quotes: ids, whole numbers, booleans, hex after `bytes`. Nothing is escaped. */
export function plainArray(items: readonly (string | number | boolean | null)[]): string {
  return `{${items.map((item) => item ?? 'null').join(',')}}`;
}

export function textArray(items: readonly (string | null)[]): string {
  return `{${items.map((item) => (item === null ? 'null' : `"${item.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
}

/** Bytes in hex. */
export function bytesArray(items: readonly string[]): string {
  return `{${items.map((hex) => `"\\\\x${hex}"`).join(',')}}`;
}
