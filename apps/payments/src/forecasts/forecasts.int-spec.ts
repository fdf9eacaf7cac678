/** What agents will need on a payday against what they have, for their network and for finance. */
import { randomUUID } from 'node:crypto';
import {
  cashOut,
  approvePayment,
  readAgents,
  readCashForecast,
  readFloats,
  readGrantsDue,
  type AgentV1,
  type CallerV1,
  type GrantsDueV1,
} from '@hanout/contracts';
import { fakeAnswers, type FakeAnswers } from '@hanout/testing';
import { openDrawer } from '../../test/cash-stage';
import { CASH_OUT_SCHEDULE, mad, Stage, type Agent } from '../../test/stage';

const PAYDAY = '2021-12-07';
const finance: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['finance'] };
const client: CallerV1 = { kind: 'client', id: randomUUID(), roles: ['network'], network: 'cash-plus' };

let stage: Stage;
let busy: Agent;
let quiet: Agent;
let strange: Agent;
let due: GrantsDueV1[];
let agents: AgentV1[];
let fakes: FakeAnswers<object>[];

beforeAll(async () => {
  stage = await Stage.set();
  await stage.publishSchedule(CASH_OUT_SCHEDULE);
  fakes = [
    await fakeAnswers(stage.nats.url, readGrantsDue, ({ network }) => {
      return { items: due.filter((one) => network === undefined || one.network === network) };
    }),
    // Page by page.
    await fakeAnswers(stage.nats.url, readAgents, ({ caller, after }) => {
      const seen = agents.filter(({ network }) => caller.network === undefined || caller.network === network);
      const from = after === undefined ? 0 : seen.findIndex(({ agentId }) => after.startsWith(agentId));
      const next = seen[from + 1];
      return { items: seen.slice(from, from + 1), ...(next && { next: `${next.agentId}:m2t` }) };
    }),
  ];
  [busy, quiet] = [await stage.anAgent(100_000n), await stage.anAgent(300_000n)];
  strange = await stage.anAgent(0n, 'm2t');
  await openDrawer(stage, busy, 150_000);
  const customer = await stage.aCustomer();
  const { payment } = await stage.asks.ask(cashOut, {
    caller: busy.caller,
    idempotencyKey: randomUUID(),
    body: { walletId: customer.person.walletId, amount: mad(50_000) },
  });
  const { paymentId } = payment;
  await stage.asks.ask(approvePayment, { caller: customer.caller, paymentId, body: { pin: '4821' } });
  const at = (province: string, commune: string) => ({ place: {}, province, commune });
  agents = [
    { ...aMandate(busy), ...at('Rehamna', 'Ben Guerir') },
    { ...aMandate(quiet), ...at('Rehamna', 'Bourrous') },
    { ...aMandate(strange, 'm2t'), ...at('Fès', 'Fès') },
  ];
});
beforeEach(() => {
  due = [
    aDue({ amount: mad(1_000_000) }),
    aDue({ method: 'voucher', amount: mad(10_000) }),
    aDue({ network: 'm2t', province: 'Fes', amount: mad(500_000) }),
    aDue({ province: 'Azilal', amount: mad(200_000) }),
  ];
});
afterAll(async () => {
  await Promise.all((fakes ?? []).map((fake) => fake.stop()));
  await stage?.strike();
});

const aDue = (given: Partial<GrantsDueV1>): GrantsDueV1 => ({
  rosterId: '017d7a6c-4000-7000-8000-0000000000a1',
  programme: 'tayssir',
  network: 'cash-plus',
  province: 'Rehamna',
  method: 'wallet',
  households: 10,
  amount: mad(1),
  ...given,
});
const aMandate = ({ agentId }: Agent, network = 'cash-plus'): AgentV1 => {
  const names = { agentCode: 'A-1', tradeNameAr: 'وكالة', tradeNameFr: 'Agence' };
  return { agentId, network, ...names, kind: 'retail', place: {}, state: 'active' };
};
const read = (caller: CallerV1, province?: string) =>
  stage.asks.ask(readCashForecast, { caller, payday: PAYDAY, ...(province && { province }) });

it('shows need, have and short by network, province and commune', async () => {
  const { rows, payday, source } = await read(finance);
  expect([payday, source]).toEqual([PAYDAY, expect.stringMatching(/Assumption/)]);
  expect(rows.map(({ network, province, commune }) => [network, province, commune])).toEqual([
    ['cash-plus', 'Azilal', undefined],
    ['cash-plus', 'Rehamna', 'Ben Guerir'],
    ['cash-plus', 'Rehamna', 'Bourrous'],
    ['m2t', 'Fes', 'Fès'],
  ]);
  // All of Rehamna to the one who paid out before; his drawer had 1,500.00 less 500.00.
  expect(rows[1]).toMatchObject({
    agents: 1,
    undeclared: 0,
    isByPast: true,
    cash: { need: mad(810_000), have: mad(100_000), short: mad(710_000) },
    float: { need: mad(0), have: mad(150_000), short: mad(0) },
  });
  expect(rows[1]!.days[0]).toEqual({ day: PAYDAY, cash: mad(324_000), float: mad(0) });
  expect(rows[1]!.days).toHaveLength(5);
  expect(rows[2]).toMatchObject({
    undeclared: 1,
    cash: { need: mad(0) },
    float: { need: mad(250_000), short: mad(0) },
  });
  expect(rows[0]).toMatchObject({ agents: 0, cash: { short: mad(160_000) } });
  expect(rows[3]).toMatchObject({ isByPast: false, cash: { need: mad(400_000), short: mad(400_000) } });
});

it('shows a network its own, and a province agent by agent', async () => {
  expect((await read(client)).rows.every(({ network }) => network === 'cash-plus')).toBe(true);
  const { rows } = await read(client, 'rehamna');
  const codeOf = ({ floatId }: Agent) => `A-${floatId.slice(0, 8).toUpperCase()}`;
  expect(rows.map(({ agentCode, agents: count }) => [agentCode, count]).sort()).toEqual(
    [
      [codeOf(busy), 1],
      [codeOf(quiet), 1],
    ].sort(),
  );
});

it('leaves out who is suspended or nowhere, and is empty when nothing waits to be paid', async () => {
  const before = agents;
  agents = [{ ...before[0]!, state: 'suspended' }, before[1]!, { ...aMandate(strange, 'm2t') }];
  const { rows } = await read(finance);
  expect(rows.map(({ commune, agents: count }) => [commune, count])).toEqual([
    [undefined, 0],
    ['Bourrous', 1],
    [undefined, 0],
  ]);
  agents = before;
  due = [];
  expect((await read(finance)).rows).toEqual([]);
});

it('goes by the rules of the day, and is for networks, agents and some staff alone', async () => {
  await stage.query(
    `insert into forecast_rules (effective_from, rules, source)
     select current_date - 1, rules || '{"cashOutBps": 5000, "byDayBps": [1]}', 'of this spec' from forecast_rules`,
  );
  const { rows, source } = await read(finance);
  await stage.query('delete from forecast_rules where effective_from = current_date - 1');
  expect(source).toBe('of this spec');
  expect(rows[3]).toMatchObject({
    days: [{ day: PAYDAY, cash: mad(250_000) }],
    cash: { need: mad(250_000) },
  });
  for (const roles of [['support'], ['customer']] as CallerV1['roles'][])
    await expect(read({ ...finance, roles })).rejects.toMatchObject({ code: 'platform.forbidden' });
});

it('shows an agent his own part of what all of his network will need, and nobody else’s', async () => {
  const all = await read(client, 'Rehamna');
  const codeOf = async ({ caller }: Agent) => {
    const { items } = await stage.asks.ask(readFloats, { caller });
    return items[0]!.agentCode;
  };
  for (const agent of [busy, quiet]) {
    const agentCode = await codeOf(agent);
    const { rows } = await read(agent.caller);
    expect(rows).toEqual(all.rows.filter((row) => row.agentCode === agentCode));
    expect(rows).toHaveLength(1);
  }
});
