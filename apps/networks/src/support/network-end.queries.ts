import type { NetworkWord, NetworkWordV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

const WORDS_MAX = 200;

/** What was asked and said of a payout or a collection, in order; contradictions say what was said against what stands. */
export async function readWords(manager: EntityManager, paymentId: string): Promise<NetworkWordV1[]> {
  const rows: { at: Date; word: NetworkWord; code: string | null; isContradiction: boolean }[] =
    await manager.query(
      `select w.at, w.word, w.code, w.contradicts as "isContradiction" from (
         select v.* from payouts p cross join lateral (values
             (p.taken_at, 'taken', null, false),
             (p.first_sent_at, 'sent', null, false),
             (p.ended_at, p.state, p.reason, false)) as v (at, word, code, contradicts)
          where p.payout_id = $1
         union all
         select v.* from collections c cross join lateral (values
             (c.collected_at, 'collected', null, false),
             (c.heard_at, 'heard', null, false),
             (c.ended_at, c.state, c.reason, false)) as v (at, word, code, contradicts)
          where c.collection_id = $1
         union all
         select said_at, coalesce(said ->> 'state', 'collected'), said ->> 'reason', true
           from contradictions where subject_id = $1) as w
        where w.at is not null order by w.at limit ${WORDS_MAX}`,
      [paymentId],
    );
  return rows.map(({ at, word, code, isContradiction }) => ({
    at: at.toISOString(),
    word,
    ...(code !== null && { code }),
    ...(isContradiction && { isContradiction }),
  }));
}
