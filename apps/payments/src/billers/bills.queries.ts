import { businessDayBounds } from '@hanout/calendar';
import type { PaidBillV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { accountIdOf, type Bill } from './biller';

/** A bill that a payment is about to pay. */
export interface BillToPay extends Bill {
  /** Paid so short a time ago, it is paid again only by a payer who knows. */
  sameBillSeconds: number;
  isPaidAgain: boolean;
}

/** Of one bill two payments are not written at once: the second sees the first. Held until the transaction ends. */
export async function lockBill(manager: EntityManager, { billerCode, reference }: Bill): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('bill ' || $1 || ' ' || $2, 0))`, [
    billerCode,
    reference,
  ]);
}

/** When it was paid within so many seconds, or is being paid; what failed or was given back wholly does not count. */
export async function lastPaidAt(
  manager: EntityManager,
  { billerCode, reference, sameBillSeconds }: Omit<BillToPay, 'isPaidAgain'>,
): Promise<Date | undefined> {
  const rows: { created_at: Date }[] = await manager.query(
    `select p.created_at from bill_payments b join payments p using (payment_id)
      where b.biller_code = $1 and b.bill_reference = $2 and p.state <> 'failed' and p.refunded_minor < p.amount_minor
        and p.created_at > now() - make_interval(secs => $3)
      order by p.created_at desc limit 1`,
    [billerCode, reference, sameBillSeconds],
  );
  return rows[0]?.created_at;
}

export async function writeBill(
  manager: EntityManager,
  paymentId: string,
  { billerCode, reference }: Bill,
): Promise<void> {
  await manager.query(
    'insert into bill_payments (payment_id, biller_code, bill_reference) values ($1, $2, $3)',
    [paymentId, billerCode, reference],
  );
}

/** The bill that a payment pays, if it pays one. */
export async function findBill(manager: EntityManager, paymentId: string): Promise<Bill | undefined> {
  const rows: Bill[] = await manager.query(
    `select biller_code as "billerCode", bill_reference as reference from bill_payments where payment_id = $1`,
    [paymentId],
  );
  return rows[0];
}

/** What was paid to a biller on a business day, in the order of payment ids. */
export async function readBillsOfDay(
  manager: EntityManager,
  { billerCode, day, after, limit }: { billerCode: string; day: string; after?: string; limit: number },
): Promise<PaidBillV1[]> {
  const { from, to } = businessDayBounds(day);
  const rows: {
    payment_id: string;
    reference: string;
    bill_reference: string;
    amount_minor: string;
    currency: string;
    completed_at: Date;
  }[] = await manager.query(
    `select b.payment_id, p.reference, b.bill_reference, p.amount_minor, p.currency, p.completed_at
       from completions c join payments p using (payment_id) join bill_payments b using (payment_id)
      where c.kind = 'bill_payment' and c.payee_wallet_id = $1 and c.completed_at >= $2 and c.completed_at < $3
        and ($4::uuid is null or p.payment_id > $4)
      order by p.payment_id limit $5`,
    [accountIdOf(billerCode), from, to, after ?? null, limit],
  );
  return rows.map((row) => ({
    paymentId: row.payment_id,
    reference: row.reference,
    billReference: row.bill_reference,
    amount: { minor: row.amount_minor, currency: row.currency },
    completedAt: row.completed_at.toISOString(),
  }));
}
