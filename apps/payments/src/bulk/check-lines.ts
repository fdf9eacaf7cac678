import { DomainError } from '@hanout/errors';
import { Money } from '@hanout/money';
import {
  agreeTerms,
  WALLET_CURRENCY,
  type Circumstances,
  type Payee,
  type Terms,
} from '../payments/payment.terms';
import type { Rulebook } from '../rules/rulebook';
import type { BulkColumn, WrittenLine } from './bulk-file';
import { BULK_LINE_ERRORS } from './bulk.errors';
import { minorOfWritten } from './written-amount';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MERCHANT_CODE = /^[A-Za-z0-9-]{1,40}$/;
const REFERENCE_MAX = 64;
const NOTE_MAX = 140;

/** A line that says whom to pay and how much. */
export interface ReadLine {
  line: number;
  reference: string;
  payee: Payee;
  amount: Money;
  note: string | undefined;
}

/** A line that can be paid, and under which terms. */
export interface PayableLine extends ReadLine {
  terms: Terms;
}

export interface LineProblem {
  line: number;
  error: DomainError;
  field: BulkColumn | undefined;
}

/** What stands in the cells; every cell that is wrong is a problem of its own. */
export function readLines(written: readonly WrittenLine[]): { lines: ReadLine[]; problems: LineProblem[] } {
  const lines: ReadLine[] = [];
  const problems: LineProblem[] = [];
  const lineOf = new Map<string, number>();
  for (const { line, cells } of written) {
    const found: LineProblem[] = [];
    const note = (code: keyof typeof BULK_LINE_ERRORS.entries, field?: BulkColumn, params = {}) =>
      found.push({ line, field, error: BULK_LINE_ERRORS.error(code, { field, params }) });
    if (!cells) {
      note('payments.bulk_line_unreadable');
      problems.push(...found);
      continue;
    }
    const { reference } = cells;
    const before = lineOf.get(reference);
    if (reference.length < 1 || reference.length > REFERENCE_MAX)
      note('payments.bulk_reference_invalid', 'reference');
    else if (before !== undefined)
      note('payments.bulk_reference_repeated', 'reference', { line: String(before) });
    else lineOf.set(reference, line);
    const payee = payeeOf(cells.payee);
    if (!payee) note('payments.bulk_payee_invalid', 'payee');
    const minor = minorOfWritten(cells.amount);
    if (minor === undefined) note('payments.bulk_amount_invalid', 'amount');
    if (cells.note.length > NOTE_MAX) note('payments.bulk_note_too_long', 'note');
    problems.push(...found);
    if (found.length === 0)
      lines.push({
        line,
        reference,
        payee: payee!,
        amount: Money.of(minor!, WALLET_CURRENCY),
        note: cells.note || undefined,
      });
  }
  return { lines, problems };
}

/** Under which terms each is paid, by the same rules as any payment. */
export function agreeLines(
  lines: readonly ReadLine[],
  payer: { walletId: string; personId: string },
  known: (payee: Payee) => Circumstances,
  rulebook: Rulebook,
): { payable: PayableLine[]; problems: LineProblem[] } {
  const payable: PayableLine[] = [];
  const problems: LineProblem[] = [];
  for (const one of lines) {
    const { line, payee, amount } = one;
    const wish = {
      callerId: payer.personId,
      payerWalletId: payer.walletId,
      payee,
      amount,
      channel: 'bulk',
    } as const;
    try {
      payable.push({ ...one, terms: agreeTerms(wish, known(payee), rulebook) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems.push({ line, error, field: columnOf(error.field) });
    }
  }
  return { payable, problems };
}

function payeeOf(text: string): Payee | undefined {
  if (UUID.test(text)) return { walletId: text.toLowerCase() };
  return MERCHANT_CODE.test(text) ? { merchantCode: text } : undefined;
}

function columnOf(field: string | undefined): BulkColumn | undefined {
  if (field === undefined) return undefined;
  return field.startsWith('amount') ? 'amount' : 'payee';
}
