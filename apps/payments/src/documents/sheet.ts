import { businessDayOf, businessTimeOf } from '@hanout/calendar';
import type { DocumentLanguage } from '@hanout/contracts';
import { Money } from '@hanout/money';

/**
 * What stands in a cell. `money` is minor units, `instant` a moment, `day` a day of the calendar (`2021-12-07`), `code`
 * a word that reads from left to right in every language.
 */
export type Cell =
  | { kind: 'text' | 'code' | 'day'; value: string }
  | { kind: 'count'; value: number }
  | { kind: 'money'; value: bigint; currency: string }
  | { kind: 'instant'; value: Date }
  | { kind: 'empty' };

export interface Column {
  label: string;
  /** Share of the width; those of a table add up to 100. */
  width: number;
  /** Numbers stand at the end of the line, words at its beginning. */
  isNumber?: boolean;
}

export interface Table {
  title: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}

/** A document before it has a format. */
export interface Sheet {
  language: DocumentLanguage;
  /** A page of a printer, or a slip of a quarter of it. */
  size: 'A4' | 'A6';
  title: string;
  facts: readonly (readonly [label: string, value: Cell])[];
  tables: readonly Table[];
  /** Sentences below. */
  notes: readonly string[];
}

export const empty: Cell = { kind: 'empty' };
export const text = (value: string): Cell => ({ kind: 'text', value });
export const code = (value: string): Cell => ({ kind: 'code', value });
export const day = (value: string): Cell => ({ kind: 'day', value });
export const count = (value: number): Cell => ({ kind: 'count', value });
export const instant = (iso: string): Cell => ({ kind: 'instant', value: new Date(iso) });
export const money = ({ minor, currency }: { minor: string; currency: string }): Cell => ({
  kind: 'money',
  value: BigInt(minor),
  currency,
});

/** `-1234.50`. */
export function decimalOf({ value, currency }: { value: bigint; currency: string }): string {
  return Money.of(value, currency).toDecimal();
}

/** `07/12/2021`, as Morocco writes it, and as a spreadsheet set to French or to Arabic of Morocco reads a date. */
export function dayText(isoDay: string): string {
  return isoDay.split('-').reverse().join('/');
}

/** `07/12/2021 16:05:12`, by a clock on the wall in Casablanca. */
export function instantText(moment: Date): string {
  return `${dayText(businessDayOf(moment))} ${businessTimeOf(moment)}`;
}
