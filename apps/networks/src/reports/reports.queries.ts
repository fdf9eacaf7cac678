import type { ReportedPayout } from '@hanout/network-kit';
import { validate } from 'uuid';
import type { EntityManager } from 'typeorm';

/** Begins with a pause: a service that starts has other things to ask first. */
export async function addReportDays(
  manager: EntityManager,
  days: readonly string[],
  everySeconds: number,
): Promise<void> {
  await manager.query(
    `insert into report_days (day, next_fetch_at)
       select day, now() + make_interval(secs => $2) from unnest($1::date[]) as day on conflict do nothing`,
    [days, everySeconds],
  );
}

/** The one that has waited longest; another instance takes another. */
export async function takeDueDay(
  manager: EntityManager,
  { days, everySeconds }: { days: readonly string[]; everySeconds: number },
): Promise<string | undefined> {
  const [rows] = (await manager.query(
    `with due as (
       select day from report_days
        where not is_final and next_fetch_at <= now() and day = any($1::date[])
        order by next_fetch_at, day limit 1 for update skip locked
     )
     update report_days d set next_fetch_at = now() + make_interval(secs => $2)
       from due where d.day = due.day returning d.day::text as day`,
    [days, everySeconds],
  )) as [{ day: string }[], number];
  return rows[0]?.day;
}

/** That one came and was taken; once one is final, the day is over. */
export async function recordFetched(manager: EntityManager, day: string, isFinal: boolean): Promise<void> {
  await manager.query(
    `insert into report_days as d (day, next_fetch_at, fetched_at, is_final) values ($1, now(), now(), $2)
       on conflict (day) do update
          set cause = null, fetched_at = excluded.fetched_at, is_final = d.is_final or excluded.is_final`,
    [day, isFinal],
  );
}

/** It is asked for again soon. */
export async function recordMissed(
  manager: EntityManager,
  day: string,
  { cause, againSeconds }: { cause: string; againSeconds: number },
): Promise<void> {
  await manager.query(
    `update report_days set cause = $2, next_fetch_at = least(next_fetch_at, now() + make_interval(secs => $3))
      where day = $1 and not is_final`,
    [day, cause, againSeconds],
  );
}

/**
 * Payouts that are told with another amount than was ordered, each written down once as a contradiction.
 * @returns their ids
 */
export async function keepOtherAmounts(
  manager: EntityManager,
  noticeId: string,
  payouts: readonly ReportedPayout[],
): Promise<Set<string>> {
  const ours = payouts.filter(({ id }) => validate(id));
  const rows: { payoutId: string }[] = await manager.query(
    `with other as (
       select p.payout_id, p.amount_minor, p.amount_currency, s.minor, s.currency
         from unnest($2::uuid[], $3::bigint[], $4::text[]) as s (payout_id, minor, currency)
         join payouts p on p.payout_id = s.payout_id
        where (p.amount_minor, p.amount_currency) <> (s.minor, s.currency)
     ), kept as (
       insert into contradictions (subject_kind, subject_id, stands, said, said_by, notice_id)
       select 'payout', payout_id,
              jsonb_build_object('amount', jsonb_build_object('minor', amount_minor::text, 'currency', amount_currency)),
              jsonb_build_object('amount', jsonb_build_object('minor', minor::text, 'currency', currency)),
              'report', $1
         from other on conflict do nothing
     )
     select payout_id as "payoutId" from other`,
    [
      noticeId,
      ours.map(({ id }) => id),
      ours.map(({ amount }) => amount.minor.toString()),
      ours.map(({ amount }) => amount.currency),
    ],
  );
  return new Set(rows.map(({ payoutId }) => payoutId));
}
