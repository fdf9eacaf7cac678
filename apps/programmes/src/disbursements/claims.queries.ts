import type { EntityManager } from 'typeorm';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import type { RosterRow } from '../rosters/roster.entity';

/** @throws DomainError `programmes.months_already_paid` when another roster has paid, or is paying, some of these child-months. */
export async function demandUnpaidMonths(
  manager: EntityManager,
  { rosterId, programme }: RosterRow,
): Promise<void> {
  const [{ count } = { count: 0 }]: { count: number }[] = await manager.query(
    `select count(*)::integer as count
       from pupil_months m
       join paid_months p on p.programme = $2 and p.massar = m.massar and p.month = m.month and p.roster_id <> $1
      where m.roster_id = $1 and m.outcome = 'paid'`,
    [rosterId, programme],
  );
  if (count > 0) throw alreadyPaid(count);
}

/** How many households with a phone have no wallet yet at the network the roster names. */
export async function countMissingWallets(manager: EntityManager, { rosterId }: RosterRow): Promise<number> {
  const [{ count } = { count: 0 }]: { count: number }[] = await manager.query(
    `select count(*)::integer as count from lines l
      where l.roster_id = $1 and l.method = 'wallet'
        and not exists (select 1 from payees p where p.idcs = l.idcs and p.network = l.network)`,
    [rosterId],
  );
  return count;
}

/** What other rosters of the programme are paying just now and have not paid yet: it stands in the fund but is not free. */
export async function promisedMinor(
  manager: EntityManager,
  { rosterId, programme }: RosterRow,
): Promise<bigint> {
  const [{ promised } = { promised: '0' }]: { promised: string }[] = await manager.query(
    `select coalesce(sum(payable_minor - wallets_paid_minor - vouchers_issued_minor - returned_minor), 0) as promised
       from rosters where state = 'disbursing' and programme = $2 and roster_id <> $1`,
    [rosterId, programme],
  );
  return BigInt(promised);
}

/**
 * Takes the roster's child-months for itself, once and for all. The table's key decides between two rosters that try at
 * once: the later waits for the earlier to commit and is then refused. In key order, so that they never wait in a ring.
 */
export async function claimMonths(manager: EntityManager, { rosterId, programme }: RosterRow): Promise<void> {
  const [{ due, claimed } = { due: 0, claimed: 0 }]: { due: number; claimed: number }[] = await manager.query(
    `with due as materialized (select massar, month from pupil_months where roster_id = $1 and outcome = 'paid'),
          claimed as (
            insert into paid_months (programme, massar, month, roster_id)
            select $2, massar, month, $1 from due order by massar, month
            on conflict do nothing returning 1)
     select (select count(*)::integer from due) as due, (select count(*)::integer from claimed) as claimed`,
    [rosterId, programme],
  );
  if (claimed < due) throw alreadyPaid(due - claimed);
}

/** Fixes the wallet of every line, and takes the lines: a tranche pays a household from one roster only. */
export async function claimLines(
  manager: EntityManager,
  { rosterId, walletLines }: RosterRow,
): Promise<void> {
  const [{ count } = { count: 0 }]: { count: number }[] = await manager.query(
    `select count(*)::integer as count from lines mine
       join lines other on other.line_id = mine.line_id and other.is_claimed and other.roster_id <> mine.roster_id
      where mine.roster_id = $1`,
    [rosterId],
  );
  if (count > 0)
    throw PROGRAMMES_ERRORS.error('programmes.households_already_paid', { params: { count: String(count) } });
  const [, wallets] = (await manager.query(
    `update lines l set is_claimed = true, wallet_id = p.wallet_id, person_id = p.person_id
       from payees p
      where l.roster_id = $1 and l.method = 'wallet' and p.idcs = l.idcs and p.network = l.network`,
    [rosterId],
  )) as [unknown, number];
  if (wallets < walletLines) throw walletsMissing(walletLines - wallets);
  await manager.query(`update lines set is_claimed = true where roster_id = $1 and method = 'voucher'`, [
    rosterId,
  ]);
}

export function walletsMissing(count: number) {
  return PROGRAMMES_ERRORS.error('programmes.wallets_missing', { params: { count: String(count) } });
}

function alreadyPaid(count: number) {
  return PROGRAMMES_ERRORS.error('programmes.months_already_paid', { params: { count: String(count) } });
}
