import type { EntityManager } from 'typeorm';
import type { DuePayout, TakenPayout } from './payout.entity';

export interface NewPayout {
  payoutId: string;
  accountSealed: Buffer;
  amountMinor: string;
  amountCurrency: string;
  reference: string;
}

/**
 * What is there already stays as it is. It is looked for first, because a refused row would use up a number, and payouts
 * are presented again and again. In id order, so that two writers never wait for each other in a ring.
 *
 * @param firstTry of those that are sent at once: their first attempt is written with them
 * @returns those that were not there, by their numbers
 */
export async function addPayouts(
  manager: EntityManager,
  payouts: readonly NewPayout[],
  firstTry?: Try,
): Promise<DuePayout[]> {
  const added: DuePayout[] = await manager.query(
    `insert into payouts (payout_id, account_sealed, amount_minor, amount_currency, reference,
                          attempts, first_sent_at, next_attempt_at)
       select n.*, $6::int, case when $6::int > 0 then clock_timestamp() end,
              now() + make_interval(secs => $7 + $8 * (0.5 + random() / 2))
         from unnest($1::uuid[], $2::bytea[], $3::bigint[], $4::text[], $5::text[])
              as n (payout_id, account_sealed, amount_minor, amount_currency, reference)
        where not exists (select from payouts p where p.payout_id = n.payout_id)
        order by n.payout_id
       on conflict (payout_id) do nothing
       returning payout_id as "payoutId", no, account_sealed as "accountSealed", amount_minor as "amountMinor",
                 amount_currency as "amountCurrency", reference, taken_at as "takenAt", attempts,
                 null as "lastCause", false as "isOverdue"`,
    [
      payouts.map((one) => one.payoutId),
      payouts.map((one) => one.accountSealed),
      payouts.map((one) => one.amountMinor),
      payouts.map((one) => one.amountCurrency),
      payouts.map((one) => one.reference),
      firstTry ? 1 : 0,
      firstTry?.callSeconds ?? 0,
      firstTry?.pause.firstSeconds ?? 0,
    ],
  );
  return byNumber(added);
}

export function readPayouts(manager: EntityManager, payoutIds: readonly string[]): Promise<TakenPayout[]> {
  return manager.query(
    `select payout_id as "payoutId", state, remote_ref as ref, reason, ended_at as "endedAt",
            account_sealed as "accountSealed", amount_minor as "amountMinor", amount_currency as "amountCurrency", reference
       from payouts where payout_id = any($1)`,
    [payoutIds],
  );
}

/** Doubles from the first to the longest; half of it is by chance, so that not all come back at once. */
export interface Pause {
  firstSeconds: number;
  maxSeconds: number;
}

/** Of a call that is about to be made: how long it may take, and when it is tried again should nothing be heard of it. */
export interface Try {
  callSeconds: number;
  pause: Pause;
}

/**
 * Takes due payouts: writes the attempt and moves the next one past the end of this call, so that nothing is locked while
 * the network is spoken to, another instance takes others, and a crash only delays these.
 */
export async function takeDuePayouts(
  manager: EntityManager,
  options: Try & { max: number; reverseAfterSeconds: number },
): Promise<DuePayout[]> {
  const { max, callSeconds, pause, reverseAfterSeconds } = options;
  const [rows] = (await manager.query(
    `with due as (
       select payout_id, reason from payouts where state = 'waiting' and next_attempt_at <= now()
        order by next_attempt_at, no limit $1 for update skip locked
     )
     update payouts p
        set attempts = p.attempts + 1, reason = null, first_sent_at = coalesce(p.first_sent_at, now()),
            next_attempt_at = now() + make_interval(secs => $2 + least($3 * 2 ^ least(p.attempts, 20), $4) * (0.5 + random() / 2))
       from due where p.payout_id = due.payout_id
     returning p.payout_id as "payoutId", p.no, p.account_sealed as "accountSealed", p.amount_minor as "amountMinor",
               p.amount_currency as "amountCurrency", p.reference, p.taken_at as "takenAt", p.attempts,
               due.reason as "lastCause",
               $5 > 0 and p.first_sent_at < now() - make_interval(secs => $5) as "isOverdue"`,
    [max, callSeconds, pause.firstSeconds, pause.maxSeconds, reverseAfterSeconds],
  )) as [DuePayout[], number];
  return byNumber(rows);
}

function byNumber(payouts: DuePayout[]): DuePayout[] {
  return payouts.sort((one, other) => Number(one.no) - Number(other.no));
}

/** Those that were taken and never got as far as a call: as if they had not been. */
export async function giveBackPayouts(manager: EntityManager, payouts: readonly DuePayout[]): Promise<void> {
  await manager.query(
    `update payouts p
        set attempts = p.attempts - 1, reason = g.reason, next_attempt_at = now(),
            first_sent_at = case when p.attempts > 1 then p.first_sent_at end
       from unnest($1::uuid[], $2::int[], $3::text[]) as g (payout_id, attempt, reason)
      where p.payout_id = g.payout_id and p.state = 'waiting' and p.attempts = g.attempt`,
    [
      payouts.map((one) => one.payoutId),
      payouts.map((one) => one.attempts),
      payouts.map((one) => one.lastCause),
    ],
  );
}
