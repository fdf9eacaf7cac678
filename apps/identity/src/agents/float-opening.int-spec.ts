import { floatsOpened, registerAgents, type AgentToRegisterV1, type NetworkName } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { TestIdentity } from '../../test/identity';
import { anAgentOf, networkClient } from '../../test/people';

describe('an agent’s float', () => {
  const identity = new TestIdentity();
  let n = 0;
  beforeAll(() => identity.open());
  afterAll(() => identity.close());

  const register = async (
    changes: Partial<AgentToRegisterV1> = {},
    network: NetworkName = 'cash-plus',
  ): Promise<string> => {
    const agents = [anAgentOf(`A-${(n += 1)}`, changes)];
    const caller = networkClient(network);
    const answer = await identity.asks.ask(registerAgents, { caller, body: { agents } });
    expect(answer.agents).toMatchObject([{ outcome: 'registered' }]);
    return answer.agents[0]!.agentId!;
  };
  const opened = async (agentId: string) =>
    (await identity.said(floatsOpened))
      .flatMap(({ floats }) => floats)
      .filter((float) => float.agentId === agentId);

  it('is opened for each network, never below zero, and told of once', async () => {
    identity.mood = 'is_silent';
    const agentId = await register();
    await register({ agentId }, 'wafacash');
    await waitFor(
      () => identity.ledger.questions.some(({ accounts }) => accounts[0]?.kind === 'agent_float'),
      { what: 'the ledger to be asked' },
    );
    expect(await opened(agentId)).toEqual([]);
    identity.mood = 'answers';
    await waitFor(async () => (await opened(agentId)).length === 2, { what: 'both floats to be told of' });
    const floats = await opened(agentId);
    expect(floats.map(({ network }) => network).sort()).toEqual(['cash-plus', 'wafacash']);
    for (const { floatId, network } of floats)
      expect(identity.accounts.get(floatId)).toEqual({
        accountId: floatId,
        kind: 'agent_float',
        currency: 'MAD',
        network,
        floorMinor: '0',
      });
    await identity.stop();
    await identity.start();
    await register();
    expect(await opened(agentId)).toHaveLength(2);
  });

  it('is opened as soon as the agent is registered', async () => {
    await identity.stop();
    await identity.start({ OPENING_RETRY_MS: '600000' });
    const agentId = await register();
    await waitFor(async () => (await opened(agentId)).length === 1, { what: 'the float to be told of' });
  });
});
