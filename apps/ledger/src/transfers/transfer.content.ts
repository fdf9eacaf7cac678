import { hash } from 'node:crypto';
import type { TransferToPostV1 } from '@hanout/contracts';

/** Enough to tell contents apart; nobody gains by finding two of one hash, as the id is his own. */
const HASH_BYTES = 16;

/**
 * What makes two asks for one transfer id the same. Stored for ever: a field that is added later may change the hash
 * only of transfers that carry it.
 */
export function contentHash(transfer: TransferToPostV1): Buffer {
  const { kind, reference, legs, targetId, expiresInSeconds } = transfer;
  const [type, isLinked] = [transfer.type ?? 'post', transfer.isLinked ?? false];
  const content: unknown[] = [
    kind,
    reference ?? null,
    legs.map(({ debitAccountId, creditAccountId, amount }) => [
      debitAccountId.toLowerCase(),
      creditAccountId.toLowerCase(),
      amount.minor,
      amount.currency,
    ]),
  ];
  if (type !== 'post' || isLinked) {
    content.push(type, targetId?.toLowerCase() ?? null, expiresInSeconds ?? null, isLinked);
  }
  return hash('sha256', JSON.stringify(content), 'buffer').subarray(0, HASH_BYTES);
}
