import type { Operation } from '../offline/operations';

interface Minor {
  readonly minor: string;
}

/** Opening + in − out = closing, equal to the ledger. */
export interface Figures {
  readonly opening: Minor;
  readonly moneyIn: Minor;
  readonly moneyOut: Minor;
  readonly fees: Minor;
  readonly closing: Minor;
  readonly operations: number;
}

export interface DayStatement extends Figures {
  readonly walletId: string;
  readonly day: string;
  readonly lines: readonly Operation[];
}

export interface PeriodStatement extends Figures {
  readonly period: string;
  readonly parts: readonly (Figures & { readonly period: string })[];
  readonly taxYear?: TaxYear;
}

export interface TaxYear {
  readonly sales: Minor;
  readonly refunds: Minor;
  readonly turnover: Minor;
  readonly relief: 'in_force' | 'none_known';
  readonly source?: string;
}
