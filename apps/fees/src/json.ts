/** Rows for `jsonb_to_recordset`: JSON has no bigint. */
export function asJson(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}
