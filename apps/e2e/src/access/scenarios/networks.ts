import { randomUUID } from 'node:crypto';
import { inDatabase } from '../database';
import { NETWORK, OTHER_NETWORK } from '../people';
import type { Asked, Call, Scenario, Scenarios } from '../scenario';
import type { World } from '../world';

/** Each network has endpoints of its own, so it is the caller who is of this network or of another. */
const networkOf = ({ endpoint }: Asked): string => endpoint.path.split('/')[2] ?? '';

const as = (asked: Asked, network: string): Call => (asked.role === 'network' ? { as: { network } } : {});

const readOfNetwork: Scenario = {
  own: (_world, asked) => as(asked, networkOf(asked)),
  others: (_world, asked) => as(asked, networkOf(asked) === NETWORK ? OTHER_NETWORK : NETWORK),
  absent: null,
  othersStatus: 403,
};

const REASON = { body: { reason: 'the secret of before is back in place' } };

async function aDeadNotice({ platform }: World, network: string): Promise<string> {
  const noticeId = randomUUID();
  await inDatabase(platform, `networks_${network.replaceAll('-', '_')}`, {
    text: `insert into notices (notice_id, content_hash, via, sealed, state, attempts, error)
           values ($1, sha256(convert_to($2, 'UTF8')), 'door', '\\x00', 'dead', 8, 'Error: it is read as forged now')`,
    values: [noticeId, noticeId],
  });
  return noticeId;
}

export const networksScenarios = {
  'networks.read-registrations': readOfNetwork,
  'networks.read-payouts': readOfNetwork,
  'networks.replay-notice': {
    own: async (world, asked) => ({
      params: { noticeId: await aDeadNotice(world, networkOf(asked)) },
      ...REASON,
    }),
    others: null,
    absent: () => ({ params: { noticeId: randomUUID() }, ...REASON }),
  },
} satisfies Partial<Scenarios<`networks.${string}`>>;
