import type { EntityManager } from 'typeorm';

/** The scope that every payment uses. */
export const EVERY_WAY = 'all';

/** A part of a wallet's limits, for one payment. */
export interface Reservation {
  walletId: string;
  /** `EVERY_WAY`, or one way of paying that has a limit of its own. */
  scope: string;
  /** A business day of Morocco. */
  day: string;
  minor: bigint;
  dayLimitMinor: bigint;
  monthLimitMinor: bigint;
}

export const placeOf = ({ walletId, scope }: { walletId: string; scope: string }): string =>
  `${walletId} ${scope}`;

// Of another day or month than the row's: nothing was used yet. A day that is over counts as the newer one that was begun.
const DAY_USED = `case when l.day >= excluded.day then l.day_minor else 0 end`;
const MONTH_USED = `case when date_trunc('month', l.day) >= date_trunc('month', excluded.day) then l.month_minor else 0 end`;

/**
 * Reserves by one conditional update a place, each all or nothing, in the order of places, so that two groups cannot wait
 * for each other in a ring.
 *
 * @param reservations one a place
 * @returns the places that had room
 */
export async function reserve(
  manager: EntityManager,
  reservations: readonly Reservation[],
): Promise<Set<string>> {
  if (reservations.length === 0) return new Set();
  const rows = reservations.map((one) => ({
    ...one,
    minor: one.minor.toString(),
    dayLimitMinor: one.dayLimitMinor.toString(),
    monthLimitMinor: one.monthLimitMinor.toString(),
  }));
  const reserved: { wallet_id: string; scope: string }[] = await manager.query(
    `insert into limits_in_use as l (wallet_id, scope, day, day_minor, month_minor, day_limit_minor, month_limit_minor)
     select "walletId", scope, day, minor, minor, "dayLimitMinor", "monthLimitMinor"
       from json_to_recordset($1) as r("walletId" uuid, scope text, day date, minor bigint, "dayLimitMinor" bigint,
                                       "monthLimitMinor" bigint)
      where minor <= least("dayLimitMinor", "monthLimitMinor")
      order by "walletId", scope
     on conflict (wallet_id, scope) do update
       set day = greatest(l.day, excluded.day),
           day_minor = ${DAY_USED} + excluded.day_minor,
           month_minor = ${MONTH_USED} + excluded.month_minor,
           day_limit_minor = excluded.day_limit_minor,
           month_limit_minor = excluded.month_limit_minor
     where ${DAY_USED} + excluded.day_minor <= excluded.day_limit_minor
       and ${MONTH_USED} + excluded.month_minor <= excluded.month_limit_minor
     returning wallet_id, scope`,
    [JSON.stringify(rows)],
  );
  return new Set(reserved.map((row) => placeOf({ walletId: row.wallet_id, scope: row.scope })));
}

/** Gives back what was reserved and not used. */
export async function unreserve(
  manager: EntityManager,
  { walletId, scope, day, minor }: Pick<Reservation, 'walletId' | 'scope' | 'day' | 'minor'>,
): Promise<void> {
  await manager.query(
    `update limits_in_use
        set day_minor = case when day = $3::date then day_minor - $4 else day_minor end,
            month_minor = case when date_trunc('month', day) = date_trunc('month', $3::date) then month_minor - $4
                               else month_minor end
      where wallet_id = $1 and scope = $2`,
    [walletId, scope, day, minor.toString()],
  );
}

/** What is left of the day's and the month's limit. */
export async function readRest(
  manager: EntityManager,
  { walletId, scope, day, dayLimitMinor, monthLimitMinor }: Reservation,
): Promise<{ dayMinor: bigint; monthMinor: bigint }> {
  const rows: { day_minor: string; month_minor: string }[] = await manager.query(
    `select case when day >= $3::date then day_minor else 0 end as day_minor,
            case when date_trunc('month', day) >= date_trunc('month', $3::date) then month_minor else 0 end as month_minor
       from limits_in_use where wallet_id = $1 and scope = $2`,
    [walletId, scope, day],
  );
  const atLeastZero = (minor: bigint) => (minor < 0n ? 0n : minor);
  return {
    dayMinor: atLeastZero(dayLimitMinor - BigInt(rows[0]?.day_minor ?? 0)),
    monthMinor: atLeastZero(monthLimitMinor - BigInt(rows[0]?.month_minor ?? 0)),
  };
}
