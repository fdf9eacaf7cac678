import type { PostingV1 } from '@hanout/contracts';

/** An id that the ledger knows with other content says nothing of our money: people have to look. */
export function isAnswer(transferId: string, posting: PostingV1 | undefined): posting is PostingV1 {
  return posting?.transferId === transferId && posting.reason !== 'id_reused';
}
