import { SHARE_PARTIES, type ShareParty } from '@hanout/contracts';
import { PARTS } from '@hanout/fee-rules';
import type { EntityManager } from 'typeorm';
import { asJson } from '../json';
import type { OwnedParts } from '../recording/collected';
import type { NewShareOut, ShareOut } from './share-out';

/** A currency in which something is to be shared out of that day and before, and nothing of that day was yet. */
export async function findCurrencyToShare(manager: EntityManager, day: string): Promise<string | undefined> {
  const [row] = await manager.query<{ currency: string }[]>(
    `select currency from (
       select currency from collected_shares where parts <> shared and day <= $1
       union select currency from share_parties where abs(carried) >= ${PARTS}) as due
      where not exists (select 1 from share_outs s where s.currency = due.currency and s.day = $1)
      order by currency limit 1`,
    [day],
  );
  return row?.currency;
}

/**
 * What is due to each party of what was collected until that day, shared out from now on; the caller writes it. Locked:
 * whoever shares out at the same time waits. Undefined when he has found that it was done meanwhile.
 */
export async function takeCollected(
  manager: EntityManager,
  currency: string,
  day: string,
): Promise<OwnedParts[] | undefined> {
  await manager.query(
    'insert into share_parties (currency, party) select $1, unnest($2::text[]) on conflict do nothing',
    [currency, SHARE_PARTIES],
  );
  await manager.query('select 1 from share_parties where currency = $1 order by party for update', [
    currency,
  ]);
  const known = await manager.query<unknown[]>('select 1 from share_outs where currency = $1 and day = $2', [
    currency,
    day,
  ]);
  if (known.length > 0) return undefined;
  const rows = await manager.query<{ party: ShareParty; due: string }[]>(
    `with taken as (
       select day, party, parts, parts - shared as due from collected_shares
        where currency = $1 and day <= $2 and parts <> shared order by day, party for update),
     marked as (
       update collected_shares c set shared = t.parts from taken t
        where c.currency = $1 and c.day = t.day and c.party = t.party)
     select party, sum(due) as due from (
       select party, due from taken union all select party, carried from share_parties where currency = $1) as all_due
      group by party order by party`,
    [currency, day],
  );
  return rows.map(({ party, due }) => ({ party, parts: BigInt(due) }));
}

/** One of nothing is none: it is looked at again when something is collected. */
export async function writeShareOut(manager: EntityManager, shareOut: NewShareOut): Promise<void> {
  const { shareOutId, currency, day, amounts, carried } = shareOut;
  await manager.query(
    `update share_parties p set carried = c.parts
       from jsonb_to_recordset($2) as c (party text, parts numeric)
      where p.currency = $1 and p.party = c.party`,
    [currency, asJson(carried)],
  );
  if (amounts.length === 0) return;
  await manager.query(
    'insert into share_outs (share_out_id, currency, day, ask_again_at) values ($1, $2, $3, now())',
    [shareOutId, currency, day],
  );
  await manager.query(
    `insert into share_out_amounts (share_out_id, party, amount_minor)
     select $1, party, "amountMinor" from jsonb_to_recordset($2) as a (party text, "amountMinor" bigint)`,
    [shareOutId, asJson(amounts)],
  );
}

/** Those that wait for an answer, ours for as long as the pause: then they are asked for again, after doubling pauses. */
export async function claimShareOuts(
  manager: EntityManager,
  { limit, pauseMs }: { limit: number; pauseMs: number },
): Promise<ShareOut[]> {
  const [rows] = await manager.query<[ShareOutRow[], number]>(
    `update share_outs s
        set tries = tries + 1, ask_again_at = now() + $2 * power(2, least(tries, 6)) * interval '1 millisecond'
      where s.share_out_id in (
        select share_out_id from share_outs where ask_again_at <= now()
         order by ask_again_at limit $1 for update skip locked)
      returning share_out_id, currency, day::text as day,
        (select json_agg(json_build_object('party', a.party, 'minor', a.amount_minor::text) order by a.party)
           from share_out_amounts a where a.share_out_id = s.share_out_id) as amounts`,
    [limit, pauseMs],
  );
  return rows.map(({ share_out_id, currency, day, amounts }) => ({
    shareOutId: share_out_id,
    currency,
    day,
    amounts: amounts.map(({ party, minor }) => ({ party, amountMinor: BigInt(minor) })),
  }));
}
interface ShareOutRow {
  share_out_id: string;
  currency: string;
  day: string;
  amounts: { party: ShareParty; minor: string }[];
}

export async function markShared(
  manager: EntityManager,
  shareOutId: string,
  postedAt: string,
): Promise<void> {
  await manager.query(
    `update share_outs set state = 'posted', posted_at = $2, ask_again_at = null
      where share_out_id = $1 and state = 'asked'`,
    [shareOutId, postedAt],
  );
}

/** What was refused is due again, on the one of the next day. */
export async function markShareRefused(
  manager: EntityManager,
  shareOutId: string,
  reason: string,
): Promise<void> {
  await manager.query(
    `with refused as (
       update share_outs set state = 'refused', failure = $2, ask_again_at = null
        where share_out_id = $1 and state = 'asked' returning share_out_id, currency)
     update share_parties p set carried = p.carried + a.amount_minor * ${PARTS}
       from refused r join share_out_amounts a using (share_out_id)
      where p.currency = r.currency and p.party = a.party`,
    [shareOutId, reason],
  );
}
