import type { NetworkName } from '@hanout/contracts';
import { v5 as uuidV5 } from 'uuid';

/** The network's number makes a collection what it is, for ever. */
const COLLECTIONS = '3a1c6f1e-5d0b-4b59-9a55-0f8f2f1d7c21';

export function collectionIdOf(network: NetworkName, networkRef: string): string {
  return uuidV5(`${network}:${networkRef}`, COLLECTIONS);
}

/** As the question about it allows; what is written otherwise is nobody of ours. */
const PAYEE = /^[0-9A-Za-z+-]{1,32}$/;

export function isPayee(said: string): boolean {
  return PAYEE.test(said);
}

export function payeePlace(collectionId: string): string {
  return `collections.payee:${collectionId}`;
}
