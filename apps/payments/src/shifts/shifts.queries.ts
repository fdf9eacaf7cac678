import type { EntityManager } from 'typeorm';

export interface Shift {
  shiftId: string;
  merchantCode: string;
  cashierId: string;
  openedAt: Date;
  closedAt?: Date;
}

/** In minor units. */
export interface Sold {
  sales: number;
  soldMinor: bigint;
  refundedMinor: bigint;
}

interface Row {
  shift_id: string;
  merchant_code: string;
  cashier_id: string;
  opened_at: Date;
  closed_at: Date | null;
}

/** Whose shifts: of a shop, and of one of its cashiers where he asks. */
export interface ShiftFilter {
  merchantCode: string;
  cashierId?: string;
}

/** @returns whether it is new; an id that is taken, or a cashier who has an open one, writes nothing */
export async function insertShift(
  manager: EntityManager,
  { shiftId, merchantCode, cashierId }: Pick<Shift, 'shiftId' | 'merchantCode' | 'cashierId'>,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into shifts (shift_id, merchant_code, cashier_id) values ($1, $2, $3)
     on conflict do nothing returning shift_id`,
    [shiftId, merchantCode, cashierId],
  );
  return rows.length === 1;
}

export async function findShift(
  manager: EntityManager,
  shiftId: string,
  { merchantCode, cashierId }: ShiftFilter,
): Promise<Shift | undefined> {
  const rows: Row[] = await manager.query(
    `select * from shifts
      where shift_id = $1 and merchant_code = $2 and ($3::uuid is null or cashier_id = $3)`,
    [shiftId, merchantCode, cashierId ?? null],
  );
  return rows[0] && shiftOf(rows[0]);
}

/** One that is closed stays as it is. */
export async function endShift(manager: EntityManager, shiftId: string): Promise<void> {
  await manager.query('update shifts set closed_at = now() where shift_id = $1 and closed_at is null', [
    shiftId,
  ]);
}

/** The latest first. */
export async function listShifts(
  manager: EntityManager,
  { merchantCode, cashierId }: ShiftFilter,
  { after, max }: { after: string | undefined; max: number },
): Promise<Shift[]> {
  const rows: Row[] = await manager.query(
    `select * from shifts
      where merchant_code = $1 and ($2::uuid is null or cashier_id = $2)
        and ($3::uuid is null or (opened_at, shift_id) <
             (select opened_at, shift_id from shifts before where before.shift_id = $3))
      order by opened_at desc, shift_id desc limit $4`,
    [merchantCode, cashierId ?? null, after ?? null, max],
  );
  return rows.map(shiftOf);
}

/**
 * What a cashier asked for in each shift and was paid: codes of sales, requests, and charges by a customer's code. What he
 * buys himself in the shop is neither.
 */
export async function readSold(
  manager: EntityManager,
  shiftIds: readonly string[],
): Promise<Map<string, Sold>> {
  const rows: { shift_id: string; sales: number; sold: string; refunded: string }[] = await manager.query(
    `with asked as (
       select shift_id, payment_id
         from shifts join qr_codes on made_by = cashier_id and qr_codes.merchant_code = shifts.merchant_code
                                  and made_at >= opened_at and (closed_at is null or made_at < closed_at)
        where shift_id = any($1) and payment_id is not null
        union
       select shift_id, payment_id
         from shifts
         join idempotency_keys on caller_id = cashier_id
         join payments using (payment_id)
        where shift_id = any($1) and payments.merchant_code = shifts.merchant_code
          and channel in ('request', 'authorisation_code')
          and payments.created_at >= opened_at and (closed_at is null or payments.created_at < closed_at))
     select shift_id, count(*)::int as sales, sum(amount_minor)::text as sold, sum(refunded_minor)::text as refunded
       from asked join payments using (payment_id)
      where state = 'completed' and kind in ('merchant_payment', 'supplier_payment')
      group by shift_id`,
    [shiftIds],
  );
  return new Map(
    rows.map(({ shift_id: id, sales, sold, refunded }) => [
      id,
      { sales, soldMinor: BigInt(sold), refundedMinor: BigInt(refunded) },
    ]),
  );
}

function shiftOf(row: Row): Shift {
  return {
    shiftId: row.shift_id,
    merchantCode: row.merchant_code,
    cashierId: row.cashier_id,
    openedAt: row.opened_at,
    ...(row.closed_at !== null && { closedAt: row.closed_at }),
  };
}
