import { randomUUID } from 'node:crypto';
import type { ReversalV1 } from '@hanout/contracts';
import { inDatabase } from '../database';
import { staff } from '../people';
import type { Call, Scenario, Scenarios } from '../scenario';
import type { World } from '../world';

const of = (paymentId: string): Call => ({
  params: { paymentId },
  body: { reversalId: randomUUID(), reason: 'own_error', note: 'posted twice' },
});

/** Nobody has money here: what was paid is put in beside the door. */
const paid = async ({ platform, customer, shop }: World): Promise<string> => {
  const paymentId = randomUUID();
  const reference = [...paymentId.replaceAll('-', '').slice(0, 10)].map((digit) =>
    '23456789ABCDEFGH'.charAt(parseInt(digit, 16)),
  );
  await inDatabase(platform, 'payments', {
    text: `insert into payments (payment_id, kind, channel, state, reference, merchant_code, payer_wallet_id,
                                 payee_wallet_id, currency, amount_minor, fee_minor, fee_side, completed_at)
           values ($1, 'merchant_payment', 'code', 'completed', $2, $3, $4, $5, 'MAD', 1000, 0, 'payee', now())`,
    values: [paymentId, reference.join(''), shop.merchantCode, customer.walletId, shop.walletId],
  });
  return paymentId;
};

/** Of somebody else, so that the one who walks may decide. */
const proposed = async (world: World): Promise<string> => {
  const { params, body } = of(await paid(world));
  const path = `/payments/${params!.paymentId}/reversals`;
  return (await world.api.ok<ReversalV1>(staff('support'), 'POST', path, body!)).reversalId;
};

const decided = (body?: object): Scenario => {
  const call = (reversalId: string): Call => ({ params: { reversalId }, ...(body && { body }) });
  return {
    own: async (world, { endpoint }) => (endpoint.path.includes(':') ? call(await proposed(world)) : {}),
    others: null,
    absent: (_world, { endpoint }) => (endpoint.path.includes(':') ? call(randomUUID()) : null),
  };
};

export const reversalsScenarios = {
  'payments.propose-reversal': {
    own: async (world) => of(await paid(world)),
    others: null,
    absent: () => of(randomUUID()),
  },
  // Not what was seen: its owner says so, and no money moves.
  'payments.approve-reversal': decided({ contentHash: '0'.repeat(64), reason: 'seen' }),
  'payments.reject-reversal': decided({ reason: 'seen' }),
  'payments.read-reversals': decided(),
} satisfies Partial<Scenarios<`payments.${string}`>>;
