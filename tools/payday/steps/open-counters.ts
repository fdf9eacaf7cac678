import { setTimeout as pause } from 'node:timers/promises';
import type { AgentsRegisteredV1, FloatsV1, FloatV1, NetworkName, TopUpV1 } from '@hanout/contracts';
import { v5 as uuidV5 } from 'uuid';
import { ApiProblem } from '../api-client';
import type { Payday } from '../payday';
import { dirhams, ProgressLine } from '../progress';
import type { Merchant } from './enrol-merchants';

const NAMESPACE = '5c2b0c55-0c0f-4f8e-9a39-6a2f7d1b8e40';
const FLOAT_MINOR = 5_000_000n;
const LOOK_EVERY_MS = 250;

/** The first shop of each network takes notes in and pays them out as its agent, with a float that two people fill. */
export async function openCounters(payday: Payday, merchants: readonly Merchant[]): Promise<void> {
  const firstOf = new Map([...merchants].reverse().map((merchant) => [merchant.network, merchant]));
  const step = new ProgressLine('Agents, and their floats by two people', firstOf.size);
  let opened = 0;
  const refusals: string[] = [];
  for (const [network, merchant] of firstOf) {
    try {
      await fill(payday, await register(payday, network, merchant));
      step.show((opened += 1));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      refusals.push(`${merchant.code}: ${error.message}`);
    }
  }
  step.done(`${opened} counters, ${dirhams(FLOAT_MINOR * BigInt(opened))}`);
  for (const refusal of refusals) console.log(`      ${refusal}`);
}

async function register(payday: Payday, network: NetworkName, merchant: Merchant): Promise<FloatV1> {
  const client = payday.networks[network];
  const { code: agentCode, tradeNameAr, tradeNameFr, phone } = merchant;
  const agent = { agentCode, kind: 'retail', tradeNameAr, tradeNameFr, place: {} };
  const { agents } = await client.post<AgentsRegisteredV1>('/agents', { agents: [agent] });
  const { agentId, outcome, code } = agents[0]!;
  if (agentId === undefined) throw new Error(`agent ${agentCode} is ${outcome}: ${code}`);
  const appointmentId = uuidV5(`appointment ${agentId}`, NAMESPACE);
  await client.post(`/agent-staff?agentId=${agentId}`, { appointmentId, phone, name: tradeNameFr });
  for (;;) {
    const { items } = await client.get<FloatsV1>('/floats');
    const float = items.find((one) => one.agentId === agentId);
    if (float) return float;
    await pause(LOOK_EVERY_MS);
  }
}

async function fill({ firstFinance, secondFinance }: Payday, { floatId, agentCode }: FloatV1): Promise<void> {
  const topUp = await firstFinance.post<TopUpV1>('/float-top-ups', {
    topUpId: uuidV5(`top-up ${floatId}`, NAMESPACE),
    floatId,
    amount: { minor: FLOAT_MINOR.toString(), currency: 'MAD' },
    bankReference: `PAYDAY-${agentCode}`,
  });
  await secondFinance.post(`/float-top-ups/${topUp.topUpId}/approval`);
}
