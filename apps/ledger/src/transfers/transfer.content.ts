import { createHash } from 'node:crypto';
import type { TransferToPostV1 } from '@hanout/contracts';

/**
 * What makes two asks for one transfer id the same. Stored for ever: a field that is added later may change the hash
 * only of transfers that carry it.
 */
export function contentHash({ kind, reference, legs }: TransferToPostV1): Buffer {
  const content = [
    kind,
    reference ?? null,
    legs.map(({ debitAccountId, creditAccountId, amount }) => [
      debitAccountId.toLowerCase(),
      creditAccountId.toLowerCase(),
      amount.minor,
      amount.currency,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}
