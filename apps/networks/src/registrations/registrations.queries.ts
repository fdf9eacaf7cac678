import type { RegisteredPersonV1 } from '@hanout/contracts';
import type { AccountToRegister, OutcomeById } from '@hanout/network-kit';
import type { DataSource, EntityManager } from 'typeorm';

/** In id order, so that two writers never wait for each other in a ring. A wallet that is there already stays as it is. */
export async function addRegistrations(manager: EntityManager, people: RegisteredPersonV1[]): Promise<void> {
  await manager.query(
    `insert into registrations (wallet_id, kind, tier)
       select * from unnest($1::uuid[], $2::text[], $3::smallint[]) order by 1
       on conflict (wallet_id) do nothing`,
    [
      people.map((person) => person.walletId),
      people.map((person) => person.walletKind),
      people.map((person) => person.tier),
    ],
  );
}

export interface DueRegistration {
  walletId: string;
  kind: AccountToRegister['kind'];
  tier: number;
  /** Which attempt this is, from 1. */
  attempts: number;
}

/**
 * Takes due registrations: writes the attempt and moves the next one past the end of this call, so that nothing is
 * locked while the network is spoken to, another instance takes others, and a crash only delays these.
 */
export async function takeDueRegistrations(
  dataSource: DataSource,
  { max, callSeconds, pause }: { max: number; callSeconds: number; pause: Pause },
): Promise<DueRegistration[]> {
  const [rows] = (await dataSource.query(
    `with due as (
       select wallet_id from registrations where state = 'waiting' and next_attempt_at <= now()
        order by next_attempt_at, wallet_id limit $1 for update skip locked
     )
     update registrations r
        set attempts = r.attempts + 1,
            next_attempt_at = now() + make_interval(secs => $2 + least($3 * 2 ^ least(r.attempts, 20), $4))
       from due where r.wallet_id = due.wallet_id
     returning r.wallet_id as "walletId", r.kind, r.tier, r.attempts`,
    [max, callSeconds, pause.firstSeconds, pause.maxSeconds],
  )) as [DueRegistration[], number];
  return rows;
}

/** Doubles from the first to the longest. */
export interface Pause {
  firstSeconds: number;
  maxSeconds: number;
}

/**
 * Writes what became of one attempt. A clear word settles a registration, the first one for good. Anything else only
 * sets when it is asked again, unless a later attempt has begun meanwhile.
 */
export async function recordOutcomes(
  manager: EntityManager,
  outcomes: readonly OutcomeById[],
  attempts: ReadonlyMap<string, number>,
  pause: Pause,
): Promise<void> {
  await manager.query(
    `update registrations r
        set state = case o.outcome when 'succeeded' then 'acknowledged' when 'declined' then 'declined' else 'waiting' end,
            remote_ref = o.ref,
            reason = o.reason,
            settled_at = case when o.outcome in ('succeeded', 'declined') then now() end,
            next_attempt_at = now() + make_interval(secs => least($6 * 2 ^ least(r.attempts - 1, 20), $7))
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[]) as o (wallet_id, outcome, ref, reason, attempt)
      where r.wallet_id = o.wallet_id and r.state = 'waiting'
        and (o.outcome in ('succeeded', 'declined') or r.attempts = o.attempt)`,
    [
      outcomes.map((one) => one.id),
      outcomes.map((one) => one.outcome),
      outcomes.map((one) => (one.outcome === 'succeeded' ? one.ref : null)),
      outcomes.map(reasonOf),
      outcomes.map((one) => attempts.get(one.id) ?? 0),
      pause.firstSeconds,
      pause.maxSeconds,
    ],
  );
}

function reasonOf(one: OutcomeById): string | null {
  switch (one.outcome) {
    case 'succeeded':
      return null;
    case 'declined':
      return one.reason;
    case 'pending':
      return 'pending';
    case 'unknown':
      return one.cause;
  }
}

export async function countRegistrations(dataSource: DataSource): Promise<Record<string, string>> {
  const rows: { state: string; count: string }[] = await dataSource.query(
    'select state, count(*) from registrations group by state',
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}
