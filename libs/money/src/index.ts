export { CURRENCIES, decimalsOf, isCurrency } from './currency';
export type { Currency } from './currency';
export { Money } from './money';
export type { WireMoney } from './money';
export { MONEY_ERRORS } from './money.errors';
export { divideRounded } from './rounding';
export type { Rounding } from './rounding';
