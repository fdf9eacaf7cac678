import type { PaymentState } from '@hanout/contracts';
import { sqlStateOf } from '@hanout/database';
import { DomainError } from '@hanout/errors';
import type { EntityManager } from 'typeorm';
import type { BillToPay } from '../billers/bills.queries';
import type { PayoutToWrite } from '../payouts/payouts.queries';
import type { Parties } from '../wallets/parties.queries';
import type { Payment } from './payment.entity';
import { ASKING_STATES, WAITING_STATES, type PaymentEvent } from './payment.moves';

/** A payment about to be written, with the key that makes it one wish. */
export interface Opening {
  callerId: string;
  key: string;
  requestHash: string;
  payment: Payment;
  /** Of what waits for somebody. */
  expiresInSeconds?: number;
  /** The code that is used up by it. */
  qrCodeId?: string;
  /** The bill that is paid. */
  bill?: BillToPay;
  /** The account at a network that is paid. */
  payout?: PayoutToWrite;
}

export interface KnownKey {
  requestHash: string;
  paymentId: string;
}

export function keyOf({ callerId, key }: { callerId: string; key: string }): string {
  return `${callerId} ${key}`;
}

/** The keys that were used before, by `keyOf`. */
export async function findKeys(
  manager: EntityManager,
  wishes: readonly { callerId: string; key: string }[],
): Promise<Map<string, KnownKey>> {
  if (wishes.length === 0) return new Map();
  const rows: (KnownKey & { callerId: string; key: string })[] = await manager.query(
    `select k.caller_id as "callerId", k.key, k.request_hash as "requestHash", k.payment_id as "paymentId"
       from json_to_recordset($1) as w("callerId" uuid, key text)
      cross join lateral (select * from idempotency_keys k
                           where k.caller_id = w."callerId" and k.key = w.key limit 1) k`,
    [JSON.stringify(wishes.map(({ callerId, key }) => ({ callerId, key })))],
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** When the database says that a payment was opened, and until when it waits. */
export interface Written {
  createdAt: Date;
  expiresAt: Date | null;
}

/**
 * Key, payment, first move and when the ledger is asked again in one statement. A key that is taken (also by an earlier
 * one of the same list, or by a transaction that commits meanwhile) writes nothing.
 *
 * @returns those that were written, by payment id
 */
export async function writeOpenings(
  manager: EntityManager,
  openings: readonly Opening[],
  askAgainAfterMs: number,
): Promise<Map<string, Written>> {
  if (openings.length === 0) return new Map();
  const rows = openings.map(({ callerId, key, requestHash, payment, expiresInSeconds }) => ({
    callerId,
    key,
    requestHash,
    paymentId: payment.paymentId,
    kind: payment.kind,
    channel: payment.channel,
    state: payment.state,
    reference: payment.reference,
    merchantCode: payment.merchantCode,
    payerWalletId: payment.payerWalletId,
    payeeWalletId: payment.payeeWalletId,
    currency: payment.currency,
    amountMinor: payment.amountMinor.toString(),
    feeMinor: payment.feeMinor.toString(),
    feeSide: payment.feeSide,
    accrued: payment.accrued.toString(),
    shares: payment.shares,
    scheduleId: payment.scheduleId,
    refundOf: payment.refundOf,
    limitDay: payment.limitDay,
    limitScopes: payment.limitScopes,
    expiresInSeconds: expiresInSeconds ?? null,
  }));
  // Keys are written in order, so that two lists with the same keys cannot wait for each other in a ring.
  const written: { payment_id: string; created_at: Date; expires_at: Date | null }[] = await manager.query(
    `with fresh as materialized (
       select * from json_to_recordset($1) as f(
         "callerId" uuid, key text, "requestHash" text, "paymentId" uuid, kind text, channel text, state text,
         reference text, "merchantCode" text, "payerWalletId" uuid, "payeeWalletId" uuid, currency text,
         "amountMinor" bigint, "feeMinor" bigint, "feeSide" text, accrued numeric, shares jsonb, "scheduleId" uuid,
         "refundOf" uuid, "limitDay" date, "limitScopes" text[], "expiresInSeconds" int)
     ), claimed as (
       insert into idempotency_keys (caller_id, key, request_hash, payment_id)
       select "callerId", key, "requestHash", "paymentId" from fresh order by "callerId", key
       on conflict (caller_id, key) do nothing
       returning payment_id
     ), opened as (
       insert into payments (payment_id, kind, channel, state, reference, merchant_code, payer_wallet_id,
         payee_wallet_id, currency, amount_minor, fee_minor, fee_side, accrued, shares, schedule_id, refund_of, limit_day,
         limit_scopes, expires_at)
       select "paymentId", kind, channel, state, reference, "merchantCode", "payerWalletId", "payeeWalletId", currency,
         "amountMinor", "feeMinor", "feeSide", accrued, shares, "scheduleId", "refundOf", "limitDay", "limitScopes",
         now() + make_interval(secs => "expiresInSeconds")
         from fresh join claimed on claimed.payment_id = fresh."paymentId"
       returning payment_id, state, created_at, expires_at
     ), noted as (
       insert into payment_moves (payment_id, event, to_state) select payment_id, 'opened', state from opened
     ), asking as (
       insert into ledger_asks (payment_id, ask_again_at)
       select payment_id, now() + make_interval(secs => $2) from opened where state = any($3)
     )
     select payment_id, created_at, expires_at from opened`,
    [JSON.stringify(rows), askAgainAfterMs / 1_000, ASKING_STATES],
  );
  return new Map(
    written.map((row) => [row.payment_id, { createdAt: row.created_at, expiresAt: row.expires_at }]),
  );
}

/** Holds a part of a completed payment for a refund or a recall. False when less than that is left. */
export async function holdForRefund(
  manager: EntityManager,
  paymentId: string,
  refund: { amountMinor: bigint; feeMinor: bigint },
): Promise<boolean> {
  const [, held] = (await manager.query(
    `update payments set refunding_minor = refunding_minor + $2, fee_refunding_minor = fee_refunding_minor + $3
      where payment_id = $1 and refund_of is null and state = 'completed'
        and refunding_minor + refunded_minor + $2 <= amount_minor
        and fee_refunding_minor + fee_refunded_minor + $3 <= fee_minor`,
    [paymentId, refund.amountMinor.toString(), refund.feeMinor.toString()],
  )) as [unknown, number];
  return held === 1;
}

/** One step of a payment's life. */
export interface Move {
  payment: Payment;
  event: PaymentEvent;
  toState: PaymentState;
  failure: string | null;
  completedAt: Date | null;
  /** Its sides, where they were read moments ago. */
  parties?: Parties | undefined;
}

/**
 * Moves payments, notes the moves and when the ledger is asked again, and at a payment's end turns what a refund held into
 * given back or free again.
 *
 * @returns the ids of those that moved; the others had moved before
 */
export async function writeMoves(
  manager: EntityManager,
  moves: readonly Move[],
  askAgainAfterMs: number,
): Promise<Set<string>> {
  if (moves.length === 0) return new Set();
  const rows = moves.map(({ payment, event, toState, failure, completedAt }) => ({
    paymentId: payment.paymentId,
    fromState: payment.state,
    event,
    toState,
    failure,
    completedAt,
    limitDay: payment.limitDay,
    limitScopes: payment.limitScopes,
  }));
  const moved: { payment_id: string }[] = await manager.query(
    `with move as materialized (
       select * from json_to_recordset($1) as o(
         "paymentId" uuid, "fromState" text, event text, "toState" text, failure text, "completedAt" timestamptz,
         "limitDay" date, "limitScopes" text[])
     ), settled as (
       update payments p
          set state = o."toState", failure = coalesce(o.failure, p.failure), completed_at = o."completedAt",
              expires_at = case when o."toState" = any($5) then p.expires_at end,
              limit_day = o."limitDay", limit_scopes = o."limitScopes"
         from move o
        where p.payment_id = any($2::uuid[]) and p.payment_id::text = o."paymentId"::text and p.state = o."fromState"
       returning p.payment_id, p.refund_of, p.state, p.amount_minor, p.fee_minor, o.event, o."fromState"
     ), noted as (
       insert into payment_moves (payment_id, event, from_state, to_state)
       select payment_id, event, "fromState", state from settled
     ), asking as (
       insert into ledger_asks (payment_id, ask_again_at)
       select payment_id, now() + make_interval(secs => $3) from settled where state = any($4)
       on conflict (payment_id) do update set ask_again_at = excluded.ask_again_at, asks = 0
     ), answered as (
       delete from ledger_asks a using settled s
        where a.payment_id = s.payment_id and s.state <> all($4)
     ), refunds as (
       select refund_of, sum(amount_minor) as held, sum(fee_minor) as fee_held,
              coalesce(sum(amount_minor) filter (where state = 'completed'), 0) as done,
              coalesce(sum(fee_minor) filter (where state = 'completed'), 0) as fee_done
         from settled
        where refund_of is not null and state in ('completed', 'failed', 'declined', 'cancelled', 'expired')
        group by refund_of
     ), given_back as (
       update payments p
          set refunding_minor = p.refunding_minor - r.held, refunded_minor = p.refunded_minor + r.done,
              fee_refunding_minor = p.fee_refunding_minor - r.fee_held,
              fee_refunded_minor = p.fee_refunded_minor + r.fee_done
         from refunds r where p.payment_id = r.refund_of
     )
     select payment_id from settled`,
    // The ids once more by themselves: of a list in JSON the planner does not know how short it is. They are compared as
    // texts, or it looks for them one by one and sorts the whole list each time: 0.1 ms a payment of 1,000.
    [
      JSON.stringify(rows),
      rows.map(({ paymentId }) => paymentId),
      askAgainAfterMs / 1_000,
      ASKING_STATES,
      WAITING_STATES,
    ],
  );
  return new Set(moved.map((row) => row.payment_id));
}

/** Takes payments whose answer is overdue, and puts their next turn off by doubling pauses. */
export async function takeOverdue(
  manager: EntityManager,
  limits: { max: number; askAgainAfterMs: number },
): Promise<string[]> {
  const [rows] = (await manager.query(
    `update ledger_asks
        set asks = asks + 1, ask_again_at = now() + make_interval(secs => least($1 * 2 ^ least(asks + 1, 10), 300))
      where payment_id in (select payment_id from ledger_asks where ask_again_at <= now()
                            order by ask_again_at limit $2 for update skip locked)
      returning payment_id`,
    [limits.askAgainAfterMs / 1_000, limits.max],
  )) as [{ payment_id: string }[], number];
  return rows.map((row) => row.payment_id);
}

/** Data or constraint (SQL states 22 and 23), or refused for its form: the fault of one item, not of the group it was in. */
export function isOfOneItem(error: unknown): boolean {
  return error instanceof DomainError || /^2[23]/.test(sqlStateOf(error) ?? '');
}
