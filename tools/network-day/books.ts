/** What each of the three sides wrote down: we, our ledger, and the six networks' own systems. */
import { NETWORKS, type NetworkName } from '@hanout/contracts';
import { v5 as uuidV5 } from 'uuid';
import type { Stage } from '../bench-payments/stage';

export interface Ours {
  paymentId: string;
  kind: 'payout' | 'collection';
  state: string;
  amountMinor: string;
  failure: string | null;
}

/** What the ledger did for a payment: nothing is aside any more once `isHeld` is false. */
export interface Posted {
  amountMinor?: string;
  isHeld: boolean;
}

export interface Theirs {
  network: NetworkName;
  kind: string;
  id: string;
  ref: string;
  amount: string;
  state: string;
}

/** How the service of a network left it. */
export interface Kept {
  network: NetworkName;
  kind: 'payout' | 'collection';
  id: string;
  ref: string | null;
  state: string;
  isContradicted: boolean;
  /** Of a collection: no notice told of it, but the network's statement of the day. */
  isFromStatement: boolean;
}

export interface Books {
  ours: Map<string, Ours>;
  posted: Map<string, Posted>;
  /** By network and our id of a payout, or their number of a collection. */
  theirs: Map<string, Theirs>;
  kept: Map<string, Kept>;
  openHolds: number;
}

export const keyOf = (network: string, id: string): string => `${network} ${id}`;

export async function readBooks(stage: Stage, simulatorUrl: string): Promise<Books> {
  const [ours, theirs, kept] = [
    await oursOf(stage),
    await theirsOf(simulatorUrl),
    (await Promise.all(NETWORKS.map((network) => keptBy(stage, network)))).flat(),
  ];
  const { posted, openHolds } = await postedFor(stage, ours);
  return {
    ours: new Map(ours.map((one) => [one.paymentId, one])),
    posted,
    theirs: new Map(theirs.map((one) => [keyOf(one.network, one.id), one])),
    kept: new Map(kept.map((one) => [keyOf(one.network, one.kind === 'payout' ? one.id : one.ref!), one])),
    openHolds,
  };
}

function oursOf({ query }: Stage): Promise<Ours[]> {
  return query<Ours>(
    'payments',
    `select payment_id as "paymentId", kind, state, amount_minor::text as "amountMinor", failure
       from payments where kind in ('payout', 'collection')`,
  );
}

async function theirsOf(simulatorUrl: string): Promise<Theirs[]> {
  const all: Theirs[] = [];
  for (const network of NETWORKS) {
    // The last line with an id holds.
    const standing = new Map<string, Theirs>();
    for (let after = 0; ;) {
      const response = await fetch(
        `${simulatorUrl}/networks/${network}/books/entries?after=${after}&limit=1000`,
      );
      const { entries } = (await response.json()) as { entries: (Theirs & { line: number })[] };
      if (entries.length === 0) break;
      for (const entry of entries) standing.set(entry.id, { ...entry, network });
      after = entries.at(-1)!.line;
    }
    all.push(...[...standing.values()].filter(({ kind }) => kind === 'payout' || kind === 'collection'));
  }
  return all;
}

function keptBy({ query }: Stage, network: NetworkName): Promise<Kept[]> {
  return query<Kept>(
    `networks_${network}`.replaceAll('-', '_'),
    `select $1 as network, kind, id, ref, state, exists (
              select 1 from contradictions c where c.subject_kind = kind and c.subject_id = id) as "isContradicted",
            coalesce((select n.via = 'report' from notices n where n.notice_id = kept.notice_id), false) as "isFromStatement"
       from (select 'payout' as kind, payout_id as id, remote_ref as ref, state, null::uuid as notice_id from payouts
             union all
             select 'collection', collection_id, network_ref, state, notice_id from collections) as kept`,
    [network],
  );
}

async function postedFor(
  { query }: Stage,
  ours: readonly Ours[],
): Promise<{ posted: Map<string, Posted>; openHolds: number }> {
  const ids = ours.map(({ paymentId }) => paymentId);
  const holdOf = new Map(ids.map((id) => [uuidV5('hold', id), id]));
  const [legs, held] = [
    await query<{ transfer_id: string; amount: string }>(
      'ledger',
      'select transfer_id, amount_minor::text as amount from legs where leg_no = 1 and transfer_id = any($1)',
      [ids],
    ),
    await query<{ transfer_id: string }>('ledger', `select transfer_id from holds where state = 'held'`),
  ];
  const posted = new Map<string, Posted>(ids.map((id) => [id, { isHeld: false }]));
  for (const { transfer_id: id, amount } of legs) posted.set(id, { ...posted.get(id)!, amountMinor: amount });
  for (const { transfer_id: holdId } of held) {
    const id = holdOf.get(holdId);
    if (id !== undefined) posted.set(id, { ...posted.get(id)!, isHeld: true });
  }
  return { posted, openHolds: held.length };
}
