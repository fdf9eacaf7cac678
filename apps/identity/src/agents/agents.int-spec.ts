import { v7 as uuidV7 } from 'uuid';
import {
  appointAgentStaff,
  authoriseAgent,
  changeMandate,
  dismissAgentStaff,
  enrolPeople,
  readAgents,
  readAgentStaff,
  readCounterPeople,
  registerAgents,
  requestCode,
  signIn,
  type AgentToRegisterV1,
  type CallerV1,
  type NetworkName,
  type SignInBodyV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { decodeJwt } from 'jose';
import { TestIdentity } from '../../test/identity';
import { anAgentOf, aPerson, networkClient } from '../../test/people';

const identity = new TestIdentity();
let n = 60_000;
beforeAll(() => identity.open());
afterAll(() => identity.close());

const anAgent = (changes: Partial<AgentToRegisterV1> = {}) => anAgentOf(`A-${(n += 1)}`, changes);

async function register(agents: AgentToRegisterV1[], network: NetworkName = 'cash-plus') {
  return (await identity.asks.ask(registerAgents, { caller: networkClient(network), body: { agents } }))
    .agents;
}

async function registered(changes: Partial<AgentToRegisterV1> = {}, network: NetworkName = 'cash-plus') {
  const [answer] = await register([anAgent(changes)], network);
  expect(answer).toMatchObject({ outcome: 'registered' });
  return answer!.agentId!;
}

async function aPhone(): Promise<string> {
  const person = aPerson((n += 1));
  await identity.asks.ask(enrolPeople, { caller: networkClient('m2t'), body: { people: [person] } });
  return `+212${person.phone.slice(1)}`;
}

async function signInAt(phone: string, wish: Partial<SignInBodyV1> = {}): Promise<CallerV1> {
  const before = identity.sms.questions.length;
  await identity.asks.ask(requestCode, { body: { phone } });
  await waitFor(() => identity.sms.questions.slice(before).some((message) => message.phone === phone));
  const code = identity.sms.questions.findLast((message) => message.phone === phone)!.values.code!;
  const { accessToken } = await identity.asks.ask(signIn, {
    body: { grant: 'appointment', phone, code, ...wish },
  });
  const { sub, kind, roles, network, agentId } = decodeJwt<CallerV1>(accessToken);
  return { kind, id: sub!, roles, network, ...(agentId !== undefined && { agentId }) };
}

async function appointed(network: NetworkName, agentId?: string) {
  const phone = await aPhone();
  const appointmentId = uuidV7();
  await identity.asks.ask(appointAgentStaff, {
    caller: networkClient(network),
    ...(agentId !== undefined && { agentId }),
    body: { appointmentId, phone, name: 'Samira' },
  });
  return { phone, appointmentId, caller: await signInAt(phone) };
}

describe('registering agents', () => {
  it('answers each one, the same again, and refuses the wrong ones without failing the others', async () => {
    const good = [anAgent(), anAgent({ kind: 'principal', place: {} })];
    const bad = [
      anAgent({ tradeNameAr: 'Agence' }),
      anAgent({ tradeNameFr: ' ' }),
      anAgent({ place: { communeCode: 'MA-REH:paris' } }),
      anAgent({ supervisorId: uuidV7() }),
      anAgent({ agentId: uuidV7() }),
    ];
    const answers = await register([good[0]!, ...bad, good[1]!]);
    expect(answers.map(({ outcome, code, field }) => [outcome, code, field])).toEqual([
      ['registered', undefined, undefined],
      ['refused', 'identity.invalid_name_script', 'tradeNameAr'],
      ['refused', 'identity.blank_name', 'tradeNameFr'],
      ['refused', 'identity.unknown_commune', 'place.communeCode'],
      ['refused', 'identity.no_such_supervisor', 'supervisorId'],
      ['refused', 'identity.no_such_agent', 'agentId'],
      ['registered', undefined, undefined],
    ]);
    expect(await register(good)).toEqual(
      [answers[0], answers[6]].map((answer) => ({ ...answer, outcome: 'repeated' })),
    );
    expect(await register([{ ...good[0]!, tradeNameFr: 'Autre' }])).toMatchObject([
      { outcome: 'refused', code: 'identity.agent_code_reused' },
    ]);
  });

  it('lets several networks mandate a retail agent, and one only a principal one', async () => {
    const retail = await registered();
    expect(await register([anAgent({ agentId: retail })], 'wafacash')).toMatchObject([
      { outcome: 'registered', agentId: retail },
    ]);
    const principal = await registered({ kind: 'principal' });
    for (const kind of ['principal', 'retail'] as const) {
      expect(await register([anAgent({ agentId: principal, kind })], 'wafacash')).toMatchObject([
        { outcome: 'refused', code: 'identity.agent_is_bound', field: 'kind' },
      ]);
    }
    const change = { agentId: principal, body: { state: 'ended' as const, reason: 'he moves on' } };
    await identity.asks.ask(changeMandate, { caller: networkClient('cash-plus'), ...change });
    const moves = await Promise.all(
      (['wafacash', 'm2t', 'barid-cash'] as const).map((network) =>
        register([anAgent({ agentId: principal, kind: 'principal' })], network),
      ),
    );
    expect(moves.flat().filter(({ outcome }) => outcome === 'registered')).toHaveLength(1);
    expect(await identity.count(`mandates where agent_id = $1 and state <> 'ended'`, [principal])).toBe(1);
  });

  it('makes one agent of the same list sent several times at once', async () => {
    const agents = Array.from({ length: 5 }, () => anAgent());
    const before = await identity.count('agents');
    const answers = await Promise.all(Array.from({ length: 5 }, () => register(agents)));
    const ids = answers.map((list) => JSON.stringify(list.map(({ agentId }) => agentId)));
    expect(new Set(ids).size).toBe(1);
    expect(await identity.count('agents')).toBe(before + 5);
  });
});

describe('who sees which agents', () => {
  it('a network its own, a supervisor his, a counter its own, an auditor all', async () => {
    const { appointmentId: supervisorId, caller: supervisor } = await appointed('barid-cash');
    const supervised = await registered({ supervisorId }, 'barid-cash');
    const other = await registered({}, 'barid-cash');
    const { caller: counter } = await appointed('barid-cash', supervised);
    expect(counter).toMatchObject({ roles: ['agent'], network: 'barid-cash', agentId: supervised });
    expect(supervisor).toMatchObject({ roles: ['agent_supervisor'], network: 'barid-cash' });
    const seenBy = async (caller: CallerV1) =>
      (await identity.asks.ask(readAgents, { caller })).items.map((agent) => agent.agentId);
    expect(await seenBy(supervisor)).toEqual([supervised]);
    expect(await seenBy(counter)).toEqual([supervised]);
    expect(await seenBy(networkClient('barid-cash'))).toEqual(expect.arrayContaining([supervised, other]));
    expect(await seenBy(networkClient('damane-cash'))).toEqual([]);
    const auditor: CallerV1 = { kind: 'staff', id: uuidV7(), roles: ['auditor'] };
    expect(await seenBy(auditor)).toEqual(expect.arrayContaining([supervised, other]));

    const staff = (caller: CallerV1, agentId: string) =>
      identity.asks.ask(readAgentStaff, { caller, agentId });
    expect((await staff(supervisor, supervised)).items).toHaveLength(1);
    for (const [caller, agentId] of [
      [supervisor, other],
      [networkClient('damane-cash'), supervised],
      [networkClient('barid-cash'), uuidV7()],
    ] as const)
      await expect(staff(caller, agentId)).rejects.toMatchObject({ code: 'identity.no_such_agent' });
    await expect(identity.asks.ask(readAgentStaff, { caller: supervisor })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
    await expect(seenBy({ ...counter, roles: ['customer'] })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
  });

  it('page by page, every mandate once', async () => {
    const ids = [];
    for (let made = 0; made < 5; made += 1) ids.push(await registered({}, 'wana-cash'));
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await identity.asks.ask(readAgents, {
        caller: networkClient('wana-cash'),
        limit: 2,
        ...(after !== undefined && { after }),
      });
      seen.push(...page.items.map((agent) => agent.agentId));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(ids.sort());
  });
});

describe('an agent', () => {
  it('may do what kind and mandate allow, for that network only', async () => {
    const agentId = await registered();
    const may = async (act: 'cash_in' | 'open_account', network: NetworkName, tier?: number) =>
      (await identity.asks.ask(authoriseAgent, { agentId, network, act, ...(tier && { tier }) })).bar ??
      'may';
    const states = async (state: 'active' | 'suspended' | 'ended') =>
      identity.asks.ask(changeMandate, {
        caller: networkClient('cash-plus'),
        agentId,
        body: { state, reason: 'cash was counted' },
      });
    expect(await may('cash_in', 'cash-plus')).toBe('may');
    expect(await may('open_account', 'cash-plus', 1)).toBe('may');
    expect(await may('open_account', 'cash-plus', 2)).toBe('tier_too_high');
    expect(await may('cash_in', 'm2t')).toBe('no_mandate');
    expect((await states('suspended')).state).toBe('suspended');
    expect((await states('suspended')).state).toBe('suspended');
    expect(await may('cash_in', 'cash-plus')).toBe('suspended');
    await states('active');
    await states('ended');
    await expect(states('active')).rejects.toMatchObject({ code: 'identity.mandate_ended' });
    expect(await may('cash_in', 'cash-plus')).toBe('no_mandate');
    await expect(
      identity.asks.ask(changeMandate, {
        caller: networkClient('m2t'),
        agentId,
        body: { state: 'suspended', reason: 'not ours' },
      }),
    ).rejects.toMatchObject({ code: 'identity.no_such_agent', kind: 'not_found' });
  });

  it('is told by who has accepted to serve at its counter, for one network', async () => {
    const agentId = await registered();
    const people = async (network: NetworkName) =>
      (await identity.asks.ask(readCounterPeople, { agentId, network })).personIds;
    const { appointmentId, caller } = await appointed('cash-plus', agentId);
    await identity.asks.ask(appointAgentStaff, {
      caller: networkClient('cash-plus'),
      agentId,
      body: { appointmentId: uuidV7(), phone: await aPhone(), name: 'Not come yet' },
    });
    expect([await people('cash-plus'), await people('m2t')]).toEqual([[caller.id], []]);
    const network = networkClient('cash-plus');
    await identity.asks.ask(dismissAgentStaff, { caller: network, appointmentId });
    expect(await people('cash-plus')).toEqual([]);
  });

  it('lets its staff in while its mandate is active and they are not dismissed', async () => {
    const agentId = await registered();
    const { phone, appointmentId } = await appointed('cash-plus', agentId);
    const states = (state: 'active' | 'suspended') =>
      identity.asks.ask(changeMandate, {
        caller: networkClient('cash-plus'),
        agentId,
        body: { state, reason: 'cash was counted' },
      });
    await states('suspended');
    await expect(signInAt(phone)).rejects.toMatchObject({ code: 'identity.no_such_post' });
    await states('active');
    const dismissal = { appointmentId };
    await expect(
      identity.asks.ask(dismissAgentStaff, { caller: networkClient('m2t'), ...dismissal }),
    ).rejects.toMatchObject({ code: 'identity.no_such_appointment' });
    const { caller: supervisor } = await appointed('cash-plus');
    await expect(
      identity.asks.ask(dismissAgentStaff, { caller: supervisor, ...dismissal }),
    ).rejects.toMatchObject({ code: 'identity.no_such_appointment' });
    await expect(
      identity.asks.ask(dismissAgentStaff, { caller: networkClient('cash-plus'), ...dismissal }),
    ).resolves.toMatchObject({ state: 'ended' });
    await expect(signInAt(phone)).rejects.toMatchObject({ code: 'identity.no_such_post' });
  });
});
