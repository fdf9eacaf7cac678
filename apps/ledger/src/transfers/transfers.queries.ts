import type { PostingRefusal, PostingV1, TransferToPostV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import type { DataSource } from 'typeorm';
import { contentHash } from './transfer.content';

interface DecisionRow {
  outcome: PostingV1['outcome'];
  reason: PostingRefusal | null;
  posted_at: Date | null;
}

/** Decides the transfers in their order, in one commit; answers in the same order. */
export async function postTransfers(
  dataSource: DataSource,
  transfers: readonly TransferToPostV1[],
): Promise<PostingV1[]> {
  const parameters = parametersOf(transfers);
  const rows = await inTransaction(dataSource, (manager) =>
    manager.query<DecisionRow[]>(
      `select outcome, reason, posted_at from post_transfers(
         $1::uuid[], $2::text[], $3::text[], $4::bytea[],
         $5::integer[], $6::uuid[], $7::uuid[], $8::bigint[], $9::text[]) order by ordinal`,
      parameters,
    ),
  );
  return rows.map(({ outcome, reason, posted_at }, index) => ({
    transferId: transfers[index]!.transferId,
    outcome,
    ...(reason && { reason }),
    ...(posted_at && { postedAt: posted_at.toISOString() }),
  }));
}

/** Amounts stay the strings they came as; PostgreSQL reads them as bigint. */
function parametersOf(transfers: readonly TransferToPostV1[]): unknown[] {
  const legs = transfers.flatMap((transfer, index) =>
    transfer.legs.map((leg) => ({ ...leg, ordinal: index + 1 })),
  );
  return [
    transfers.map((transfer) => transfer.transferId),
    transfers.map((transfer) => transfer.kind),
    transfers.map((transfer) => transfer.reference ?? null),
    transfers.map(contentHash),
    legs.map((leg) => leg.ordinal),
    legs.map((leg) => leg.debitAccountId),
    legs.map((leg) => leg.creditAccountId),
    legs.map((leg) => leg.amount.minor),
    legs.map((leg) => leg.amount.currency),
  ];
}
