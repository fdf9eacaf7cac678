import type { StandingOrderEvery, StandingOrderState } from '@hanout/contracts';
import { Money } from '@hanout/money';
import type { EntityManager } from 'typeorm';
import type { HolderNamed } from '../payments/payment.terms';

/** What somebody wishes to be paid again and again from his wallet. */
export interface StandingOrderWish {
  standingOrderId: string;
  personId: string;
  payerWalletId: string;
  payee: HolderNamed;
  amount: Money;
  every: StandingOrderEvery;
  firstDay: string;
  /** Absent: until it is cancelled. */
  turns?: number;
  note?: string;
}

export interface StandingOrder extends StandingOrderWish {
  state: StandingOrderState;
  /** Counted from 1. */
  nextTurn: number;
  /** When it is tried: the turn's day, or a later one when it could not be paid. */
  nextDay: string;
  /** Of the next turn, so far. */
  tries: number;
  paid: number;
  missed: number;
  lastFailure?: string;
}

interface Row {
  standing_order_id: string;
  person_id: string;
  payer_wallet_id: string;
  payee: HolderNamed;
  amount_minor: string;
  currency: string;
  every: StandingOrderEvery;
  first_day: string;
  turns: number | null;
  note: string | null;
  state: StandingOrderState;
  next_turn: number;
  next_day: string;
  tries: number;
  paid: number;
  missed: number;
  last_failure: string | null;
}

const ROWS = `select o.*, o.first_day::text as first_day, o.next_day::text as next_day from standing_orders o`;
const STANDING_ORDERS_MAX = 100;
const NIL = '00000000-0000-0000-0000-000000000000';

/** Writes it unless its id is taken. */
export async function writeStandingOrder(manager: EntityManager, wish: StandingOrderWish): Promise<void> {
  const { standingOrderId, personId, payerWalletId, payee, amount, every, firstDay, turns, note } = wish;
  await manager.query(
    `insert into standing_orders (standing_order_id, person_id, payer_wallet_id, payee, amount_minor, currency, every, first_day,
                           turns, note, next_day)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $8) on conflict do nothing`,
    [
      standingOrderId,
      personId,
      payerWalletId,
      JSON.stringify(payee),
      amount.minor.toString(),
      amount.currency,
      every,
      firstDay,
      turns ?? null,
      note ?? null,
    ],
  );
}

export async function findStandingOrder(
  manager: EntityManager,
  standingOrderId: string,
): Promise<StandingOrder | undefined> {
  const rows: Row[] = await manager.query(`${ROWS} where standing_order_id = $1`, [standingOrderId]);
  return rows[0] && standingOrderOf(rows[0]);
}

/** The newest at the head. */
export async function standingOrdersOf(
  manager: EntityManager,
  payerWalletId: string,
): Promise<StandingOrder[]> {
  const rows: Row[] = await manager.query(
    `${ROWS} where payer_wallet_id = $1 order by created_at desc, standing_order_id limit ${STANDING_ORDERS_MAX}`,
    [payerWalletId],
  );
  return rows.map(standingOrderOf);
}

/** Active ones whose turn has come by that day, in their order after the given one. */
export async function dueStandingOrders(
  manager: EntityManager,
  { day, after, max }: { day: string; after: StandingOrder | undefined; max: number },
): Promise<StandingOrder[]> {
  const rows: Row[] = await manager.query(
    `${ROWS} where state = 'active' and o.next_day <= $1 and (o.next_day, standing_order_id) > ($2, $3)
      order by o.next_day, standing_order_id limit $4`,
    [day, after?.nextDay ?? '-infinity', after?.standingOrderId ?? NIL, max],
  );
  return rows.map(standingOrderOf);
}

/** False when it is no longer active, or when the try was counted. Whoever cancels waits for the one who locked it. */
export async function lockTry(
  manager: EntityManager,
  { standingOrderId, nextTurn, tries }: StandingOrder,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `select from standing_orders
      where standing_order_id = $1 and next_turn = $2 and tries = $3 and state = 'active' for update`,
    [standingOrderId, nextTurn, tries],
  );
  return rows.length === 1;
}

/** Nothing of it is begun any more; what has begun ends as it ends. */
export async function cancelStandingOrder(manager: EntityManager, standingOrderId: string): Promise<void> {
  await manager.query(
    `update standing_orders set state = 'cancelled', ended_at = now() where standing_order_id = $1 and state = 'active'`,
    [standingOrderId],
  );
}

/** What a try came to. */
export type Outcome =
  | { of: 'paid'; nextDay: string }
  | { of: 'missed'; failure: string; nextDay: string }
  | { of: 'put_off'; failure: string; nextDay: string };

/** Counts the try once, whoever else counts it too. False when it was counted before. */
export async function countTry(
  manager: EntityManager,
  { standingOrderId, nextTurn, tries }: StandingOrder,
  outcome: Outcome,
): Promise<boolean> {
  const [, counted] = (await manager.query(
    `update standing_orders
        set next_turn = next_turn + case when $4 = 'put_off' then 0 else 1 end,
            tries = case when $4 = 'put_off' then tries + 1 else 0 end,
            paid = paid + case when $4 = 'paid' then 1 else 0 end,
            missed = missed + case when $4 = 'missed' then 1 else 0 end,
            last_failure = $5, next_day = $6,
            state = case when state = 'active' and $4 <> 'put_off' and next_turn >= turns then 'ended' else state end,
            ended_at = case when state = 'active' and $4 <> 'put_off' and next_turn >= turns then now() else ended_at end
      where standing_order_id = $1 and next_turn = $2 and tries = $3`,
    [
      standingOrderId,
      nextTurn,
      tries,
      outcome.of,
      outcome.of === 'paid' ? null : outcome.failure,
      outcome.nextDay,
    ],
  )) as [unknown, number];
  return counted === 1;
}

function standingOrderOf(row: Row): StandingOrder {
  return {
    standingOrderId: row.standing_order_id,
    personId: row.person_id,
    payerWalletId: row.payer_wallet_id,
    payee: row.payee,
    amount: Money.of(BigInt(row.amount_minor), row.currency),
    every: row.every,
    firstDay: row.first_day,
    ...(row.turns !== null && { turns: row.turns }),
    ...(row.note !== null && { note: row.note }),
    state: row.state,
    nextTurn: row.next_turn,
    nextDay: row.next_day,
    tries: row.tries,
    paid: row.paid,
    missed: row.missed,
    ...(row.last_failure !== null && { lastFailure: row.last_failure }),
  };
}
