import type { HoldState, PostedLegV1, PostingRefusal, TransferType, TransferV1 } from '@hanout/contracts';
import type { DataSource } from 'typeorm';

interface LegRow {
  debit: string;
  credit: string;
  currency: string;
  amount: string;
  debitAfter: string | null;
  creditAfter: string | null;
  kind: string;
  reference: string | null;
}

interface TransferRow {
  reason: PostingRefusal | null;
  posted_at: Date;
  hold_state: HoldState | null;
  expires_at: Date | null;
  ended_by_id: string | null;
  reversed_by_id: string | null;
  settled_id: string | null;
  ending: 'posted' | 'voided' | null;
  original_id: string | null;
  legs: LegRow[] | null;
}

/** One statement, so one snapshot; everything is found by number: its legs follow the number of its decision. */
const READ = `
  select d.reason, d.posted_at, h.state as hold_state, h.expires_at, he.transfer_id as ended_by_id,
      r.reversal_id as reversed_by_id, e.hold_id as settled_id, e.ending, o.original_id, l.legs
    from decisions d
    left join holds h on h.transfer_id = d.transfer_id
    left join hold_ends he on he.no = h.ended_no
    left join reversals r on r.original_id = d.transfer_id
    left join reversals o on o.no = d.no
    left join hold_ends e on e.no = d.no
    left join lateral (
      select json_agg(json_build_object('debit', a.account_id, 'credit', b.account_id, 'currency', a.currency,
          'amount', x.amount_minor::text, 'debitAfter', x.debit_after_minor::text,
          'creditAfter', x.credit_after_minor::text, 'kind', x.kind, 'reference', x.reference) order by x.no) as legs
        from (select no, debit_no, credit_no, amount_minor, debit_after_minor, credit_after_minor, kind, reference
                from legs where no between d.no and d.no + 16 and transfer_id = d.transfer_id
              union all
              select no, debit_no, credit_no, amount_minor, null, null, kind, reference
                from hold_legs where no between d.no and d.no + 16 and transfer_id = d.transfer_id) x
        join accounts a on a.account_no = x.debit_no
        join accounts b on b.account_no = x.credit_no
    ) l on true
    where d.transfer_id = $1`;

/** One transfer, whatever became of it; undefined when this id was never decided. */
export async function readTransfer(
  dataSource: DataSource,
  transferId: string,
): Promise<TransferV1 | undefined> {
  const [row] = await dataSource.query<TransferRow[]>(READ, [transferId]);
  if (!row) return undefined;
  const legs = row.legs ?? [];
  const [first] = legs;
  const targetId = row.settled_id ?? row.original_id;
  const endedById = row.ended_by_id ?? row.reversed_by_id;
  return {
    transferId,
    ...(row.reason === null && { type: typeOf(row) }),
    outcome: row.reason === null ? 'posted' : 'refused',
    ...(row.reason !== null && { reason: row.reason }),
    decidedAt: row.posted_at.toISOString(),
    ...(first && { kind: first.kind }),
    ...(first?.reference && { reference: first.reference }),
    legs: legs.map(legOf),
    ...(targetId && { targetId }),
    ...(row.hold_state && { holdState: row.hold_state }),
    ...(row.expires_at && { holdExpiresAt: row.expires_at.toISOString() }),
    ...(endedById && { endedById }),
  };
}

function typeOf({ hold_state, ending, original_id }: TransferRow): TransferType {
  if (hold_state) return 'hold';
  if (ending) return ending === 'posted' ? 'post_hold' : 'void_hold';
  return original_id ? 'reverse' : 'post';
}

function legOf({ debit, credit, currency, amount, debitAfter, creditAfter }: LegRow): PostedLegV1 {
  return {
    debitAccountId: debit,
    creditAccountId: credit,
    amount: { minor: amount, currency },
    ...(debitAfter !== null && { debitBalanceAfter: { minor: debitAfter, currency } }),
    ...(creditAfter !== null && { creditBalanceAfter: { minor: creditAfter, currency } }),
  };
}
