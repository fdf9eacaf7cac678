import type { EntityManager } from 'typeorm';
import type { PayoutRow, Word } from './payout.entity';
import type { Contradiction } from './payout.verdict';
import type { Pause } from './payouts.queries';

const ROW = `p.payout_id as "payoutId", p.state, p.remote_ref as ref, p.reason, p.ended_at as "endedAt"`;

/** Those that have come to their end, which stands for good. */
export function readEnded(manager: EntityManager, payoutIds: readonly string[]): Promise<PayoutRow[]> {
  return manager.query(
    `select ${ROW} from payouts p where p.payout_id = any($1::uuid[]) and p.state <> 'waiting'`,
    [payoutIds],
  );
}

/** As they stand when whoever else was settling them has committed. In id order, so that nobody waits in a ring. */
export function lockPayouts(manager: EntityManager, payoutIds: readonly string[]): Promise<PayoutRow[]> {
  return manager.query(
    `select ${ROW} from payouts p where p.payout_id = any($1::uuid[]) order by p.payout_id for update`,
    [payoutIds],
  );
}

export async function endPayouts(manager: EntityManager, words: readonly Word[]): Promise<PayoutRow[]> {
  const [rows] = (await manager.query(
    `update payouts p set state = w.state, remote_ref = w.ref, reason = w.reason, ended_at = now()
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as w (payout_id, state, ref, reason)
      where p.payout_id = w.payout_id and p.state = 'waiting'
     returning ${ROW}`,
    [
      words.map((one) => one.payoutId),
      words.map(({ end }) => end.state),
      words.map(({ end }) => (end.state === 'succeeded' ? end.ref : null)),
      words.map(({ end }) => (end.state === 'declined' ? end.reason : null)),
    ],
  )) as [PayoutRow[], number];
  return rows;
}

/** The same word against the same payout is kept once. */
export async function keepContradictions(
  manager: EntityManager,
  contradictions: readonly Contradiction[],
): Promise<void> {
  await manager.query(
    `insert into contradictions (subject_kind, subject_id, stands, said, said_by, notice_id)
       select 'payout', * from unnest($1::uuid[], $2::jsonb[], $3::jsonb[], $4::text[], $5::uuid[])
       on conflict do nothing`,
    [
      contradictions.map((one) => one.payoutId),
      contradictions.map((one) => JSON.stringify(one.stands)),
      contradictions.map((one) => JSON.stringify(one.word.end)),
      contradictions.map((one) => one.word.by),
      contradictions.map((one) => one.word.noticeId ?? null),
    ],
  );
}

/** Of a try that ended in no clear word. */
export interface Unclear {
  payoutId: string;
  attempt: number;
  cause: string;
  pause: Pause;
}

/** Only sets when it is asked again, unless a later attempt has begun meanwhile. */
export async function recordUnclear(manager: EntityManager, unclear: readonly Unclear[]): Promise<void> {
  await manager.query(
    `update payouts p
        set reason = u.cause,
            next_attempt_at = now() + make_interval(secs =>
              least(u.first_seconds * 2 ^ least(p.attempts - 1, 20), u.max_seconds) * (0.5 + random() / 2))
       from unnest($1::uuid[], $2::int[], $3::text[], $4::float8[], $5::float8[])
            as u (payout_id, attempt, cause, first_seconds, max_seconds)
      where p.payout_id = u.payout_id and p.state = 'waiting' and p.attempts = u.attempt`,
    [
      unclear.map((one) => one.payoutId),
      unclear.map((one) => one.attempt),
      unclear.map((one) => one.cause),
      unclear.map((one) => one.pause.firstSeconds),
      unclear.map((one) => one.pause.maxSeconds),
    ],
  );
}
