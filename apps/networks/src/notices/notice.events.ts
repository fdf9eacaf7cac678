import type { Collection, NetworkEvent } from '@hanout/network-kit';
import { validate } from 'uuid';
import type { HeardFrom } from '../collections/collections.queries';
import type { Word } from '../payouts/payout.entity';
import { endIn } from '../payouts/payout.outcomes';

export interface NoticeContent {
  /** Clear words about payouts that may be ours. */
  words: Word[];
  /** Clear words under what is no id of ours. */
  foreign: Word[];
  collections: Collection[];
}

/** A word that is not clear changes nothing: the payout waits, and is asked for. */
export function contentOf({ noticeId, by }: HeardFrom, events: readonly NetworkEvent[]): NoticeContent {
  const content: NoticeContent = { words: [], foreign: [], collections: [] };
  for (const event of events) {
    if (event.event === 'collection') {
      content.collections.push(event);
      continue;
    }
    const end = endIn(event);
    if (!end) continue;
    const word: Word = { payoutId: event.id, end, by, noticeId };
    (validate(event.id) ? content.words : content.foreign).push(word);
  }
  return content;
}
