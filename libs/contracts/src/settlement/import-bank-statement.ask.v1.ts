import { IsBoolean, IsInt, IsString, IsUUID, Length, Matches, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { BalanceV1, IsBalance } from '../money.v1';
import { IsPart } from '../nested';

export class BankStatementFileV1 {
  /** ISO 20022, camt.053: one statement of the pooled account. */
  @IsString()
  @Length(1, 700_000)
  document: string;
}

export class ImportBankStatementV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => BankStatementFileV1)
  body: BankStatementFileV1;
}

export class BankStatementV1 {
  @IsUUID()
  statementId: string;

  /** As the bank calls it. */
  @IsString()
  reference: string;

  @IsString()
  accountNumber: string;

  /** Of the closing balance. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  day: string;

  @IsBalance()
  closingBalance: BalanceV1;

  /** Booked ones that no statement had told before. */
  @IsInt()
  @Min(0)
  newEntries: number;

  /** Windows that it confirms. */
  @IsInt()
  @Min(0)
  settledWindows: number;

  /** Entries that name a window and are not what was asked for: a break each. */
  @IsInt()
  @Min(0)
  breaks: number;

  /** It was imported before: nothing has changed now, and the figures are those of then. */
  @IsBoolean()
  isRepeated: boolean;
}

export const importBankStatement = defineAsk({
  subject: 'settlement.ask.import-bank-statement.v1',
  question: ImportBankStatementV1,
  answer: BankStatementV1,
  deadlineMs: 20_000,
});
