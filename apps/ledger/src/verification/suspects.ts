import { shardOf } from '@hanout/contracts';
import type { AccountKind, AccountToOpenV1, NetworkName, TransferToPostV1 } from '@hanout/contracts';
import { openingHash } from '../accounts/account.opening';
import { contentHash } from '../transfers/transfer.content';
import { epochMs } from './chain';
import type { LogReader } from './log-reader';
import type { Findings } from './report';

interface Decided {
  transferId: string;
  contentHash: string;
  at: string;
  /** The hold that it settles, or the transfer that it reverses. */
  targetId: string | null;
  ending: string | null;
  isReversal: boolean;
  legs: RecordedLeg[] | null;
  held: (RecordedLeg & { expires: string | null })[] | null;
}

interface RecordedLeg {
  debit: string | null;
  credit: string | null;
  amount: string;
  currency: string | null;
  kind: string;
  reference: string | null;
}

/**
 * A closer look at a flush whose rows are not those that were hashed: which of its transfers and accounts is not what its
 * asker asked for? Every decision and opening keeps a hash of that. Only what fits badly beside neighbours that fit is
 * told: where nothing fits, the askers hashed in another way.
 */
export async function findSuspects(
  reader: LogReader,
  findings: Findings,
  { firstNo, lastNo }: { firstNo: string; lastNo: string },
): Promise<void> {
  const flush = `${firstNo}–${lastNo}`;
  const transfers = await readDecided(reader, firstNo, lastNo);
  const odd = transfers.filter((decided) => !possibleHashes(decided).has(decided.contentHash));
  if (odd.length < transfers.length || transfers.length === 1) {
    for (const { no, transferId } of odd) {
      const what = 'its kind, reference, legs or type is not what its content_hash was made of';
      findings.add({ check: 'chain', what, flush, no, transferId, column: 'decisions.content_hash' });
    }
  }
  for (const account of await readOpened(reader, firstNo, lastNo)) {
    const { no, accountId, shard } = account;
    if (shard !== shardOf(accountId)) {
      const what = 'not the shard of its id';
      findings.add({ check: 'chain', what, flush, no, accountNo: no, accountId, column: 'accounts.shard' });
    }
    if (openingHash(account).toString('hex') === account.openingHash) continue;
    const what = 'its kind, network, currency or bounds are not what its opening_hash was made of';
    findings.add({
      check: 'chain',
      what,
      flush,
      no,
      accountNo: no,
      accountId,
      column: 'accounts.opening_hash',
    });
  }
}

/** In the form of a question, with what the log does not keep (links, whether a settlement named legs) both ways. */
function possibleHashes(decided: Decided): Set<string> {
  const legs = (decided.legs ?? []).map(asLeg);
  const held = decided.held ?? [];
  const [first] = decided.held ?? decided.legs ?? [];
  const words = {
    transferId: decided.transferId,
    kind: first?.kind ?? '',
    ...(first?.reference !== null && first?.reference !== undefined && { reference: first.reference }),
  };
  const target = decided.targetId === null ? {} : { targetId: decided.targetId };
  let forms: Partial<TransferToPostV1>[];
  if (held.length > 0) {
    const expires = held[0]!.expires;
    const expiresInSeconds = expires === null ? undefined : (epochMs(expires) - epochMs(decided.at)) / 1_000;
    forms = [
      {
        type: 'hold',
        legs: held.map(asLeg),
        ...(expiresInSeconds !== undefined && { expiresInSeconds }),
      },
    ];
  } else if (decided.ending === 'posted') {
    forms = [
      { type: 'post_hold', ...target, legs },
      { type: 'post_hold', ...target, legs: [] },
    ];
  } else if (decided.isReversal) forms = [{ type: 'reverse', ...target, legs: [] }];
  else forms = [{ legs }, { type: 'post', legs }];
  return new Set(
    forms
      .flatMap((form) => [form, { ...form, isLinked: true }])
      .map((form) => contentHash({ ...words, legs: [], ...form })),
  );
}

function asLeg({ debit, credit, amount, currency }: RecordedLeg): TransferToPostV1['legs'][number] {
  return {
    debitAccountId: debit ?? '',
    creditAccountId: credit ?? '',
    amount: { minor: amount, currency: currency ?? '' },
  };
}

/** What a void says in words is kept nowhere, so voids are left out, and so are refusals. */
async function readDecided(
  reader: LogReader,
  firstNo: string,
  lastNo: string,
): Promise<(Decided & { no: string })[]> {
  const legs = (table: string, more = ''): string => `(
    select json_agg(json_build_object('debit', a.account_id, 'credit', b.account_id, 'amount', l.amount_minor::text,
        'currency', a.currency, 'kind', l.kind, 'reference', l.reference ${more}) order by l.no)
      from ${table} l
      left join accounts a on a.account_no = l.debit_no left join accounts b on b.account_no = l.credit_no
      where l.no between d.no and d.no + 16 and l.transfer_id = d.transfer_id)`;
  const rows = await reader.rows(
    `select d.no, d.transfer_id, encode(d.content_hash, 'hex'), d.posted_at, coalesce(e.hold_id, r.original_id), e.ending, r.no is not null,
         ${legs('legs')}, ${legs('hold_legs', `, 'expires', l.expires_at::text`)}
       from decisions d
       left join hold_ends e on e.no = d.no
       left join reversals r on r.no = d.no
       where d.no between $1 and $2 and d.reason is null and e.ending is distinct from 'voided'
       order by d.no limit 100000`,
    [firstNo, lastNo],
  );
  return rows.map(([no, transferId, hash, at, targetId, ending, isReversal, moved, held]) => ({
    no: no!,
    transferId: transferId!,
    contentHash: hash!,
    at: at!,
    targetId: targetId!,
    ending: ending!,
    isReversal: isReversal === 't',
    legs: JSON.parse(moved ?? 'null') as Decided['legs'],
    held: JSON.parse(held ?? 'null') as Decided['held'],
  }));
}

async function readOpened(
  reader: LogReader,
  firstNo: string,
  lastNo: string,
): Promise<(AccountToOpenV1 & { no: string; openingHash: string; shard: number })[]> {
  const rows = await reader.rows(
    `select e.no, a.account_id, a.kind, a.network, a.currency, e.floor_minor, e.ceiling_minor, encode(a.opening_hash, 'hex'), a.shard
       from account_events e join accounts a on a.account_no = e.account_no
       where e.no between $1 and $2 and e.event = 'opened' order by e.no`,
    [firstNo, lastNo],
  );
  return rows.map(([no, accountId, kind, network, currency, floor, ceiling, hash, shard]) => ({
    no: no!,
    accountId: accountId!,
    kind: kind as AccountKind,
    currency: currency!,
    ...(network !== null && { network: network as NetworkName }),
    ...(floor !== null && { floorMinor: floor! }),
    ...(ceiling !== null && { ceilingMinor: ceiling! }),
    openingHash: hash!,
    shard: Number(shard),
  }));
}
