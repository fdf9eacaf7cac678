import { randomUUID } from 'node:crypto';
import type { WalletLimitsDecisionV1 } from '@hanout/contracts';
import { staff } from '../people';
import type { Call, Scenario, Scenarios } from '../scenario';
import type { World } from '../world';

const of = (walletId: string): Call => ({
  params: { walletId },
  // Back to its tier's: it changes nothing for the walk.
  body: { decisionId: randomUUID(), effectiveFrom: '2090-01-31', source: 'of the walk' },
});

/** Of somebody else, so that the one who walks may decide. */
const proposed = async (world: World): Promise<string> => {
  const { params, body } = of(world.shop.walletId);
  const path = `/wallets/${params!.walletId}/limits`;
  return (await world.api.ok<WalletLimitsDecisionV1>(staff('finance'), 'POST', path, body!)).decisionId;
};

const ofWallet: Scenario = {
  own: ({ shop }) => of(shop.walletId),
  others: null,
  absent: () => of(randomUUID()),
};

const decided = (body: object): Scenario => ({
  own: async (world) => ({ params: { decisionId: await proposed(world) }, body }),
  others: null,
  absent: () => ({ params: { decisionId: randomUUID() }, body }),
});

export const walletLimitsScenarios = {
  'payments.propose-wallet-limits': ofWallet,
  // Not what was seen: its owner says so.
  'payments.approve-wallet-limits': decided({ contentHash: '0'.repeat(64), reason: 'seen' }),
  'payments.reject-wallet-limits': decided({ reason: 'seen' }),
  'payments.read-wallet-limits': {
    own: ({ shop }) => ({ params: { walletId: shop.walletId } }),
    others: null,
    absent: () => ({ params: { walletId: randomUUID() } }),
  },
} satisfies Partial<Scenarios<`payments.${string}`>>;
