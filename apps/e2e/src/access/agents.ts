import { randomUUID } from 'node:crypto';
import type { AgentsRegisteredV1, FloatsV1, FloatV1, PaymentAnswerV1 } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { once } from './once';
import { NETWORK, networkClient } from './people';
import type { Asked, Call } from './scenario';
import type { World } from './world';

export function anAgent(): object {
  const agentCode = `A-${randomUUID().slice(0, 8).toUpperCase()}`;
  return { agentCode, kind: 'retail', tradeNameAr: 'وكالة', tradeNameFr: 'Agence', place: {} };
}

/** The agent of the walk, once its float is open, and another of its network. */
export const floatOf = once(newFloat);
export const otherFloatOf = once(newFloat);

async function newFloat({ api }: World): Promise<FloatV1> {
  const network = networkClient(NETWORK);
  const body = { agents: [anAgent()] };
  const { agents } = await api.ok<AgentsRegisteredV1>(network, 'POST', '/agents', body);
  let float: FloatV1 | undefined;
  await waitFor(
    async () => {
      const { items } = await api.ok<FloatsV1>(network, 'GET', '/floats');
      return (float = items.find(({ agentId }) => agentId === agents[0]?.agentId)) !== undefined;
    },
    { timeoutMs: 60_000, what: 'the float to be open' },
  );
  return float!;
}

/** One agent asks another for float. */
export async function floatSwapOf(world: World, { by, of }: { by: FloatV1; of: FloatV1 }): Promise<string> {
  const caller = { ...world.callerOf('agent'), agentId: by.agentId };
  const call = { headers: { 'idempotency-key': randomUUID() }, body: aFloatSwap(of) };
  const answer = await world.api.send(caller, 'POST', '/float-swaps', call);
  const { payment } = await world.api.read<PaymentAnswerV1>(answer, 'a swap of float');
  return payment.paymentId;
}

export function aFloatSwap({ agentCode }: Pick<FloatV1, 'agentCode'>): object {
  return { agentCode, amount: { minor: '10000', currency: 'MAD' } };
}

/** At the counter of that agent, where the one who walks serves at one. */
export const atTheCounter = async (world: World, { role }: Asked, call: Call = {}): Promise<Call> =>
  role === 'agent' ? { ...call, as: { agentId: (await floatOf(world)).agentId } } : call;

/** The customer of the walk is asked for his yes at that counter. */
export const cashOutOf = once(async (world): Promise<string> => {
  const { agentId } = await floatOf(world);
  const caller = { ...world.callerOf('agent'), agentId };
  const body = { walletId: world.customer.walletId, amount: { minor: '10000', currency: 'MAD' } };
  const headers = { 'idempotency-key': randomUUID() };
  let paymentId: string | undefined;
  await waitFor(
    async () => {
      const answer = await world.api.send(caller, 'POST', '/cash-outs', { headers, body });
      paymentId = ((await answer.json()) as Partial<PaymentAnswerV1>).payment?.paymentId;
      return paymentId !== undefined;
    },
    { timeoutMs: 60_000, what: 'the price of cash to be known' },
  );
  return paymentId!;
});
