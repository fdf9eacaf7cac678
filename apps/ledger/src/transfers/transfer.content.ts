import { hash } from 'node:crypto';
import type { TransferToPostV1 } from '@hanout/contracts';

/** Enough to tell contents apart; nobody gains by finding two of one hash, as the id is his own. */
const HASH_HEX_DIGITS = 32;

/**
 * What makes two asks for one transfer id the same, in hex. Stored for ever: a field that is added later may change the hash
 * only of transfers that carry it.
 */
export function contentHash(transfer: TransferToPostV1): string {
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
  // As text: a flush has hundreds, and a buffer of each would be memory outside the heap to be counted and freed.
  return hash('sha256', JSON.stringify(content), 'hex').slice(0, HASH_HEX_DIGITS);
}
