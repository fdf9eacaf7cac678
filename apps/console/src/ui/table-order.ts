/** What a cell is worth to sorting, filtering and files: amounts in minor units are `bigint`. */
export type CellValue = string | number | bigint | boolean | undefined;

export interface Order {
  readonly key: string;
  readonly isDown: boolean;
}

/** Nothing comes last, whichever way the rest goes; equal ones stay as they came. */
export function inOrder<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => CellValue,
  isDown: boolean,
): readonly Row[] {
  const sign = isDown ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    if (typeof a === 'string' && typeof b === 'string') return sign * a.localeCompare(b);
    if (a === b) return 0;
    return a < b ? -sign : sign;
  });
}

/** The rows in which every word that was typed occurs. */
export function matching<Row>(
  rows: readonly Row[],
  textOf: (row: Row) => string,
  typed: string,
): readonly Row[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** First up, then down, then as the rows came. */
export function nextOrder(order: Order | undefined, key: string): Order | undefined {
  if (order?.key !== key) return { key, isDown: false };
  return order.isDown ? undefined : { key, isDown: true };
}
