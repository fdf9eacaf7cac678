import type { Counted } from './counted';

/** Units before tens: three and twenty. */
function belowHundred(value: number): string[][] {
  if (value === 0) return [];
  const units = value % 10;
  if (value < 20 || units === 0) return [[`n${value}`]];
  return [[`n${units}`], [`n${value - units}`]];
}

function belowThousand(value: number): string[][] {
  const hundreds = value - (value % 100);
  return [...(hundreds > 0 ? [[`n${hundreds}`]] : []), ...belowHundred(value % 100)];
}

/** A thousand, two thousand (one word), three to ten "thousands", and from eleven on a thousand again. */
function thousands(value: number): string[][] {
  if (value === 0) return [];
  if (value <= 2) return [[`n${value}000`]];
  const parts = belowThousand(value);
  const last = parts.pop() ?? [];
  const rest = value % 100;
  return [...parts, [...last, rest >= 3 && rest <= 10 ? 'thousands' : 'n1000']];
}

const joined = (parts: readonly string[][]): string[] =>
  parts.flatMap((part, place) => (place === 0 ? part : ['and', ...part]));

const numberOf = (value: number): string[] =>
  joined([...thousands(Math.floor(value / 1_000)), ...belowThousand(value % 1_000)]);

/**
 * One is said after its noun, two is within it (the dual), three to ten count its plural, more its singular: what decides
 * is the end of the number, and one and two at the end of a greater number are said with a noun of their own.
 */
export function arabic(value: number, noun: Counted): string[] {
  const end = value % 100;
  if (end === 1 || end === 2) {
    const few = end === 1 ? [noun, 'n1'] : [`two-${noun}s`];
    return value === end ? few : [...numberOf(value - end), noun, 'and', ...few];
  }
  return [...numberOf(value), end >= 3 && end <= 10 ? `${noun}s` : noun];
}
