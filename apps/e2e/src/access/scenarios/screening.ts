import { randomUUID } from 'node:crypto';
import { inDatabase } from '../database';
import type { Call, Scenarios } from '../scenario';
import type { World } from '../world';

const decision = (hitId: string): Call => ({
  params: { hitId },
  body: { decision: 'cleared', reason: 'other_person' },
});

/** As the screening job writes one, which runs once a minute. */
async function aHit({ platform, customer }: World): Promise<string> {
  const hitId = randomUUID();
  await inDatabase(platform, 'identity', {
    text: `insert into screening_hits (hit_id, person_id, list_id, entry_id, content_hash, score, state, found_at)
           values ($1, $2, 'walk', $3, sha256('walk'), 900, 'open', now())`,
    values: [hitId, customer.personId, hitId],
  });
  return hitId;
}

export const screeningScenarios = {
  'identity.list-screening-hits': { own: () => ({}), others: null, absent: null },
  'identity.decide-screening-hit': {
    own: async (world) => decision(await aHit(world)),
    others: null,
    absent: () => decision(randomUUID()),
  },
} satisfies Partial<Scenarios<`identity.${string}`>>;
