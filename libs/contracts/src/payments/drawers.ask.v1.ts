import { IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance, IsMoneyOrZero, MoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { FloatV1 } from './floats.ask.v1';

/**
 * What an agent says of his drawer. `opening`: what is in it when his day begins; `count`: what is in it now;
 * `bank_deposit`, `bank_withdrawal`: notes he took to the bank or brought from it.
 */
export const DRAWER_DECLARATIONS = ['opening', 'count', 'bank_deposit', 'bank_withdrawal'] as const;
export type DrawerDeclaration = (typeof DRAWER_DECLARATIONS)[number];

/** What he says, and what is done at his counter: notes that came in, and notes he handed over. */
export const DRAWER_ENTRY_KINDS = [
  ...DRAWER_DECLARATIONS,
  'cash_in',
  'cash_out',
  'voucher',
  'float_swap',
  'cash_in_cancelled',
  'cash_out_cancelled',
] as const;
export type DrawerEntryKind = (typeof DRAWER_ENTRY_KINDS)[number];

export class DrawerEntryV1 {
  /** Made by the one who declares; of an operation the id of its payment, of a voucher that of its transfer. */
  @IsUUID()
  entryId: string;

  @IsIn(DRAWER_ENTRY_KINDS)
  kind: DrawerEntryKind;

  /** What it changed of what is expected in the drawer: all entries together make that. */
  @IsBalance()
  amount: BalanceV1;

  /** Of an opening or a count: what was there. */
  @IsOptional()
  @IsMoneyOrZero()
  counted?: MoneyV1;

  /** Of an opening or a count but the first: what should have been there. `amount` is the difference. */
  @IsOptional()
  @IsBalance()
  expected?: BalanceV1;

  @IsISO8601()
  at: string;

  /** Who declared it. */
  @IsOptional()
  @IsUUID()
  declaredBy?: string;
}

export class DeclareCashBodyV1 {
  /** Made by the asker: the same again is the same entry. */
  @IsUUID()
  entryId: string;

  @IsIn(DRAWER_DECLARATIONS)
  kind: DrawerDeclaration;

  /** What was counted, or taken to or from the bank. */
  @IsMoneyOrZero()
  amount: MoneyV1;
}

export class DeclareCashV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => DeclareCashBodyV1)
  body: DeclareCashBodyV1;
}

export class ReadDrawerV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** The `next` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

/** Both meters of a counter, e-money and notes, and what moved the notes. */
export class DrawerV1 {
  @IsPart(() => FloatV1)
  float: FloatV1;

  /** The newest first. */
  @IsListOf(() => DrawerEntryV1, 100, 0)
  entries: DrawerEntryV1[];

  /** Present when there may be more. */
  @IsOptional()
  @IsUUID()
  next?: string;
}

/** The first must be an opening or a count: nothing is known of a drawer before. */
export const declareCash = defineAsk({
  subject: 'payments.ask.declare-cash.v1',
  question: DeclareCashV1,
  answer: DrawerV1,
});

export const readDrawer = defineAsk({
  subject: 'payments.ask.read-drawer.v1',
  question: ReadDrawerV1,
  answer: DrawerV1,
});
