/**
 * PostgreSQL's ways to write an array, built by hand: the driver's own way is several times as slow, and a flush
 * has thousands of items.
 */

const BYTEA_OID = 17;
const LENGTH_BYTES = 4;
const ARRAY_HEADER_BYTES = 20;
/** An array of nothing has no dimension. */
const NO_ITEMS_HEADER_BYTES = 12;

/** For what needs no quotes: ids, whole numbers, booleans. Nothing is escaped. */
export function plainArray(items: readonly (string | number | boolean | null)[]): string {
  return `{${items.map((item) => item ?? 'null').join(',')}}`;
}

export function textArray(items: readonly (string | null)[]): string {
  return `{${items.map((item) => (item === null ? 'null' : `"${item.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
}

/** Bytes given in hex, as PostgreSQL's binary form of `bytea[]`: half as long as the text. */
export function bytesArray(items: readonly string[]): Buffer {
  const bytes = items.reduce((sum, hex) => sum + hex.length / 2, 0);
  const array = Buffer.alloc(ARRAY_HEADER_BYTES + items.length * LENGTH_BYTES + bytes);
  // One dimension, no nulls, its type, its length, counted from 1.
  const header = [items.length > 0 ? 1 : 0, 0, BYTEA_OID, items.length, 1];
  let at = 0;
  for (const value of header) at = array.writeInt32BE(value, at);
  for (const hex of items) {
    at = array.writeInt32BE(hex.length / 2, at);
    at += array.write(hex, at, 'hex');
  }
  return items.length > 0 ? array : array.subarray(0, NO_ITEMS_HEADER_BYTES);
}
