import type { NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import type { Payment } from '../payments/payment.entity';
import type { Payout } from './payout';

export interface PayoutToWrite extends Payout {
  paymentId: string;
}

/** A payout that its network may be asked to take: its money is held. */
export interface PayoutToAsk {
  paymentId: string;
  keyId: string;
  accountSealed: Buffer;
  amountMinor: string;
  currency: string;
  reference: string;
}

export async function writePayouts(manager: EntityManager, payouts: readonly PayoutToWrite[]): Promise<void> {
  if (payouts.length === 0) return;
  const rows = payouts.map(({ accountHash, accountSealed, ...payout }) => ({
    ...payout,
    accountHash: accountHash.toString('hex'),
    accountSealed: accountSealed.toString('hex'),
  }));
  await manager.query(
    `insert into payouts (payment_id, network, account_end, key_id, account_hash, account_sealed)
     select "paymentId", network, "accountEnd", "keyId", decode("accountHash", 'hex'), decode("accountSealed", 'hex')
       from json_to_recordset($1) as p("paymentId" uuid, network text, "accountEnd" text, "keyId" text,
                                       "accountHash" text, "accountSealed" text)`,
    [JSON.stringify(rows)],
  );
}

/** Of payments that have just moved: a payout is asked for while it is held, and then its number is forgotten, once. */
export async function followPayouts(manager: EntityManager, payments: readonly Payment[]): Promise<void> {
  const payouts = payments.filter(({ kind }) => kind === 'payout');
  if (payouts.length === 0) return;
  const idsOf = (some: readonly Payment[]) => some.map(({ paymentId }) => paymentId);
  await manager.query(
    `update payouts
        set ask_at = case when payment_id = any($2::uuid[]) then now() end,
            account_sealed = case when payment_id = any($2::uuid[]) then account_sealed end
      where payment_id = any($1::uuid[]) and (payment_id = any($2::uuid[]) or account_sealed is not null)`,
    [idsOf(payouts), idsOf(payouts.filter(({ state }) => state === 'held'))],
  );
}

/** Those of a network whose turn has come, the longest waiting first; their next turn is so much later. */
export function takeDuePayouts(
  manager: EntityManager,
  { network, max, againAfterMs }: { network: NetworkName; max: number; againAfterMs: number },
): Promise<PayoutToAsk[]> {
  return manager.query(
    `with due as materialized (
       select payment_id from payouts where network = $1 and ask_at <= now()
        order by ask_at limit $2 for update skip locked
     ), taken as (
       update payouts o set ask_at = now() + make_interval(secs => $3)
         from due where o.payment_id = due.payment_id
       returning o.payment_id, o.key_id, o.account_sealed
     )
     select payment_id as "paymentId", t.key_id as "keyId", t.account_sealed as "accountSealed",
            p.amount_minor::text as "amountMinor", p.currency, p.reference
       from taken t join payments p using (payment_id)`,
    [network, max, againAfterMs / 1_000],
  );
}

/** The network has them and will tell: it is asked again only when it has not for so long. */
export async function putOff(
  manager: EntityManager,
  paymentIds: readonly string[],
  untilMs: number,
): Promise<void> {
  if (paymentIds.length === 0) return;
  await manager.query(
    `update payouts set ask_at = now() + make_interval(secs => $2)
      where payment_id = any($1::uuid[]) and ask_at is not null`,
    [paymentIds, untilMs / 1_000],
  );
}

/** Of payouts that their network has just made: nothing more is asked, and their numbers are forgotten. */
export async function writeNetworkRefs(
  manager: EntityManager,
  refs: readonly { paymentId: string; ref: string }[],
): Promise<void> {
  if (refs.length === 0) return;
  await manager.query(
    `update payouts o set network_ref = r.ref, ask_at = null, account_sealed = null
       from json_to_recordset($1) as r("paymentId" uuid, ref text) where o.payment_id = r."paymentId"`,
    [JSON.stringify(refs)],
  );
}

export type StoredPayout = Pick<Payout, 'network' | 'accountEnd' | 'keyId' | 'accountHash'> & {
  /** Once its network has said it. */
  networkRef: string | null;
};

export async function readPayout(
  manager: EntityManager,
  paymentId: string,
): Promise<StoredPayout | undefined> {
  const rows: StoredPayout[] = await manager.query(
    `select network, account_end as "accountEnd", key_id as "keyId", account_hash as "accountHash",
            network_ref as "networkRef"
       from payouts where payment_id = $1`,
    [paymentId],
  );
  return rows[0];
}
