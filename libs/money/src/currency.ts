/** ISO 4217 codes and their number of decimals. A currency that is not listed here is refused. */
const DECIMALS = {
  AED: 2,
  BHD: 3,
  CAD: 2,
  CHF: 2,
  DZD: 2,
  EGP: 2,
  EUR: 2,
  GBP: 2,
  GHS: 2,
  JOD: 3,
  JPY: 0,
  KES: 2,
  KWD: 3,
  LYD: 3,
  MAD: 2,
  MRU: 2,
  NGN: 2,
  RWF: 0,
  SAR: 2,
  TND: 3,
  TZS: 2,
  UGX: 0,
  USD: 2,
  XAF: 0,
  XOF: 0,
  ZAR: 2,
} as const;

export type Currency = keyof typeof DECIMALS;

export const CURRENCIES = Object.keys(DECIMALS) as readonly Currency[];

export function isCurrency(value: unknown): value is Currency {
  return typeof value === 'string' && Object.hasOwn(DECIMALS, value);
}

export function decimalsOf(currency: Currency): number {
  return DECIMALS[currency];
}
