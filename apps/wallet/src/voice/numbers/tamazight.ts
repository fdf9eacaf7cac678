import type { Counted } from './counted';

/** Units, then ten: `yan d mraw`; above twenty the tens come first: `simraw d yan`. */
function belowHundred(value: number): string[][] {
  if (value === 0) return [];
  const units = value % 10;
  const tens = value - units;
  if (units === 0 || tens === 0) return [[`n${value}`]];
  return tens === 10 ? [[`n${units}`], ['n10']] : [[`n${tens}`], [`n${units}`]];
}

/** Hundred is feminine, and so is what counts it. */
function belowThousand(value: number): string[][] {
  const hundreds = Math.floor(value / 100);
  const said = hundreds === 0 ? [] : hundreds === 1 ? [['n100']] : [[`f${hundreds}`, 'hundreds']];
  return [...said, ...belowHundred(value % 100)];
}

function thousands(value: number): string[][] {
  if (value === 0) return [];
  if (value === 1) return [['n1000']];
  const parts = belowThousand(value);
  const last = parts.pop() ?? [];
  return [...parts, [...last, 'thousands']];
}

/** `yan d mraw idrhmn`: parts are joined by "d", and all but one count the plural. */
export function tamazight(value: number, noun: Counted): string[] {
  const parts = [...thousands(Math.floor(value / 1_000)), ...belowThousand(value % 1_000)];
  const number = parts.flatMap((part, place) => (place === 0 ? part : ['and', ...part]));
  return [...number, value === 1 ? noun : `${noun}s`];
}
