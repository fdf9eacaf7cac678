import type { PaymentKind, ReliefScope, StatementLineV1, TaxYearV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { kindOf, wire, type Tally } from './tally';

/** What a shop sells is paid by these. */
export const SALE_KINDS: readonly PaymentKind[] = [
  'merchant_payment',
  'supplier_payment',
  'bill_payment',
  'collection',
];
/** These undo a payment of any kind: only the payment itself tells whether it had been a sale. */
const UNDOING_KINDS: readonly string[] = ['recall', 'reversal'] satisfies PaymentKind[];

export function salesOf(tally: Tally): bigint {
  return SALE_KINDS.reduce((total, kind) => total + tally.of(kind).inMinor, 0n);
}

/** Refunds a shop gave, less those that somebody gave it. */
export function refundsOf(tally: Tally): bigint {
  return tally.of('refund').outMinor - tally.of('refund').inMinor;
}

/** What was undone in other ways than by a refund. */
export class Undone {
  private readonly minorBy = new Map<string, bigint>();

  add(line: StatementLineV1): void {
    if (!UNDOING_KINDS.includes(kindOf(line))) return;
    const minor = BigInt(line.amount.minor) * (line.direction === 'debit' ? 1n : -1n);
    this.minorBy.set(line.transferId, (this.minorBy.get(line.transferId) ?? 0n) + minor);
  }

  /** Less what was undone of refunds, which is a sale again. */
  async salesMinor(manager: EntityManager): Promise<bigint> {
    const found = await manager.query<{ payment_id: string }[]>(
      `select undoing.payment_id from payments undoing join payments undone on undone.payment_id = undoing.refund_of
        where undoing.payment_id = any($1) and undone.kind = any($2)`,
      [[...this.minorBy.keys()], [...SALE_KINDS, 'refund']],
    );
    return found.reduce((total, { payment_id }) => total + (this.minorBy.get(payment_id) ?? 0n), 0n);
  }
}

/** Turnover by mobile payment, refunds taken off, with what the law is known to say of that year. */
export async function taxYearOf(
  manager: EntityManager,
  year: { name: string; tally: Tally; undone: Undone },
): Promise<TaxYearV1> {
  const sales = salesOf(year.tally);
  const refunds = refundsOf(year.tally) + (await year.undone.salesMinor(manager));
  const [rule] = await manager.query<{ ignored_for: ReliefScope[]; source: string }[]>(
    `select ignored_for, source from relief_rules where $1::integer between first_year and last_year
      order by first_year desc limit 1`,
    [year.name],
  );
  return {
    sales: wire(sales),
    refunds: wire(refunds),
    turnover: wire(sales - refunds),
    relief: rule ? 'in_force' : 'none_known',
    ignoredFor: rule?.ignored_for ?? [],
    ...(rule && { source: rule.source }),
  };
}
