import type { PostingRefusal, PostingV1, TransferToPostV1 } from '@hanout/contracts';
import { repeated } from '@hanout/database';
import type { DataSource } from 'typeorm';
import { bytesArray, plainArray, textArray } from './array-literal';
import { contentHash } from './transfer.content';

interface DecisionRow {
  outcome: PostingV1['outcome'];
  reason: PostingRefusal | null;
  posted_at: Date | null;
}

const POST = `select outcome, reason, posted_at from post_transfers($1::uuid[], $2::text[], $3::text[], $4::text[],
  $5::bytea[], $6::uuid[], $7::integer[], $8::boolean[], $9::integer[], $10::uuid[], $11::uuid[], $12::bigint[],
  $13::text[])`;

/** Decides the transfers in their order, in one commit; answers in the same order. */
export async function postTransfers(
  connection: Pick<DataSource, 'query'>,
  transfers: readonly TransferToPostV1[],
): Promise<PostingV1[]> {
  const parameters = parametersOf(transfers);
  const rows = await repeated(() => connection.query<DecisionRow[]>(POST, parameters));
  return rows.map(({ outcome, reason, posted_at }, index) => ({
    transferId: transfers[index]!.transferId,
    outcome,
    ...(reason && { reason }),
    ...(posted_at && { postedAt: posted_at.toISOString() }),
  }));
}

/**
 * Ids and amounts were checked at the door; only what people write needs quotes. What no transfer of them says is not
 * sent: most are plain posts, and a flush of 500 of them is a fifth longer when each says what it is not.
 */
function parametersOf(transfers: readonly TransferToPostV1[]): (string | Buffer | null)[] {
  const legs = transfers.flatMap((transfer) => transfer.legs);
  const said = (field: 'type' | 'targetId' | 'expiresInSeconds' | 'isLinked'): string | null => {
    const values = transfers.map((transfer) => transfer[field] ?? null);
    return values.some((value) => value !== null) ? plainArray(values) : null;
  };
  return [
    plainArray(transfers.map(({ transferId }) => transferId)),
    said('type'),
    textArray(transfers.map(({ kind }) => kind)),
    textArray(transfers.map(({ reference }) => reference ?? null)),
    bytesArray(transfers.map(contentHash)),
    said('targetId'),
    said('expiresInSeconds'),
    said('isLinked'),
    plainArray(transfers.map((transfer) => transfer.legs.length)),
    plainArray(legs.map(({ debitAccountId }) => debitAccountId)),
    plainArray(legs.map(({ creditAccountId }) => creditAccountId)),
    plainArray(legs.map(({ amount }) => amount.minor)),
    plainArray(legs.map(({ amount }) => amount.currency)),
  ];
}
