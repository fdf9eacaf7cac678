import type { Counted } from './counted';

/** Sixty and eighty count on to nineteen; "et" stands before one and eleven, but not after eighty. */
function belowHundred(value: number): string[] {
  if (value === 0) return [];
  if (value < 20) return [`n${value}`];
  const tens = value < 60 ? value - (value % 10) : value < 80 ? 60 : 80;
  const rest = value - tens;
  const joint = rest % 10 === 1 && tens !== 80 ? ['and'] : [];
  return [`n${tens}`, ...joint, ...belowHundred(rest)];
}

function belowThousand(value: number): string[] {
  const hundreds = Math.floor(value / 100);
  return [
    ...(hundreds > 1 ? [`n${hundreds}`] : []),
    ...(hundreds > 0 ? ['n100'] : []),
    ...belowHundred(value % 100),
  ];
}

/** `trente-cinq dirhams`: the noun sounds the same in the plural. */
export function french(value: number, noun: Counted): string[] {
  const thousands = Math.floor(value / 1_000);
  return [
    ...(thousands > 1 ? belowThousand(thousands) : []),
    ...(thousands > 0 ? ['n1000'] : []),
    ...belowThousand(value % 1_000),
    noun,
  ];
}
