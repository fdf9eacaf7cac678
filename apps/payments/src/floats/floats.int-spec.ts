import { randomUUID } from 'node:crypto';
import {
  approveTopUp,
  postTransfers,
  proposeTopUp,
  readAgents,
  readFloats,
  readStatement,
  readTopUps,
  readWalletStatement,
  rejectTopUp,
  withdrawTopUp,
  type AgentV1,
  type CallerV1,
  type TopUpBodyV1,
} from '@hanout/contracts';
import { fakeAnswers, waitFor } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { FAST, mad, Stage, type Agent } from '../../test/stage';
import { SAFEGUARDING_ACCOUNT_ID } from './top-up-postings.service';

let stage: Stage;
let agent: Agent;

beforeAll(async () => (stage = await Stage.set({ ...FAST, ANSWER_WITHIN_MS: '1500' })));
beforeEach(async () => {
  stage.ledger.mood = 'well';
  agent = await stage.anAgent(0n);
});
afterAll(() => stage?.strike());

const finance = (): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles: ['finance'] });
const [maker, checker] = [finance(), finance()];
const aTopUp = (given: Partial<TopUpBodyV1> = {}): TopUpBodyV1 => ({
  topUpId: randomUUID(),
  floatId: agent.floatId,
  amount: mad(500_000),
  bankReference: `VIR-${randomUUID()}`,
  ...given,
});
const propose = (body: TopUpBodyV1, caller = maker) => stage.asks.ask(proposeTopUp, { caller, body });
const approve = ({ topUpId }: { topUpId: string }, caller = checker) =>
  stage.asks.ask(approveTopUp, { caller, topUpId });
const balance = () => stage.ledger.balanceOf(agent.floatId);

describe('a top-up', () => {
  it('fills a float once two different people of finance want it', async () => {
    const topUp = await propose(aTopUp());
    expect(topUp).toMatchObject({ state: 'proposed', proposedBy: maker.id });
    expect(balance()).toBe(0n);
    await expect(approve(topUp, maker)).rejects.toMatchObject({ code: 'payments.second_person_needed' });
    const { items } = await stage.asks.ask(readTopUps, { caller: checker });
    expect(items).toContainEqual(topUp);
    expect(await approve(topUp)).toMatchObject({ state: 'posted', approvedBy: checker.id });
    expect(balance()).toBe(500_000n);
    expect(stage.ledger.posted.get(topUp.topUpId)?.transfer).toMatchObject({
      kind: 'float_top_up',
      reference: topUp.bankReference,
      legs: [{ debitAccountId: SAFEGUARDING_ACCOUNT_ID, creditAccountId: agent.floatId }],
    });
    const trail = await stage.query<{ operation: string }>(
      `select operation from audit_entries where subject_id = $1 order by operation`,
      [agent.floatId],
    );
    expect(trail.map(({ operation }) => operation)).toEqual([
      'payments.approve-top-up',
      'payments.propose-top-up',
    ]);
  });

  it('is rejected by another or withdrawn by its maker, with a reason, and its deposit may come again', async () => {
    for (const [end, ask, by, stranger, bar] of [
      ['rejected', rejectTopUp, checker, maker, 'payments.second_person_needed'],
      ['withdrawn', withdrawTopUp, maker, checker, 'payments.not_who_proposed'],
    ] as const) {
      const topUp = await propose(aTopUp());
      const close = (caller: CallerV1, reason = 'the bank knows nothing of it') =>
        stage.asks.ask(ask, { caller, topUpId: topUp.topUpId, body: { reason } });
      await expect(close(stranger)).rejects.toMatchObject({ code: bar });
      const closed = { state: end, closedBy: by.id, closingReason: 'the bank knows nothing of it' };
      expect(await close(by)).toMatchObject(closed);
      expect(await close(by, 'another reason')).toMatchObject(closed);
      await expect(approve(topUp)).rejects.toMatchObject({ code: 'payments.top_up_state' });
      const other = end === 'rejected' ? withdrawTopUp : rejectTopUp;
      const others = { caller: end === 'rejected' ? maker : checker, topUpId: topUp.topUpId };
      await expect(stage.asks.ask(other, { ...others, body: { reason: 'late' } })).rejects.toMatchObject({
        code: 'payments.top_up_state',
      });
      const { items } = await stage.asks.ask(readTopUps, { caller: checker });
      expect(items.map(({ topUpId }) => topUpId)).not.toContain(topUp.topUpId);
      const trail = await stage.query(
        `select reason from audit_entries where operation = $1 and subject_id = $2`,
        [`payments.${end === 'rejected' ? 'reject' : 'withdraw'}-top-up`, agent.floatId],
      );
      expect(trail).toEqual([{ reason: 'the bank knows nothing of it' }]);
      const again = await propose(aTopUp({ bankReference: topUp.bankReference }));
      expect(await approve(again)).toMatchObject({ state: 'posted' });
    }
    expect(balance()).toBe(1_000_000n);
  });

  it('that is approved or unknown is neither rejected nor withdrawn', async () => {
    const topUp = await propose(aTopUp());
    await approve(topUp);
    const body = { reason: 'too late' };
    for (const [ask, caller] of [
      [rejectTopUp, checker],
      [withdrawTopUp, maker],
    ] as const) {
      await expect(stage.asks.ask(ask, { caller, topUpId: topUp.topUpId, body })).rejects.toMatchObject({
        code: 'payments.top_up_state',
      });
      await expect(stage.asks.ask(ask, { caller, topUpId: randomUUID(), body })).rejects.toMatchObject({
        code: 'payments.unknown_top_up',
      });
      await expect(
        stage.asks.ask(ask, { caller: agent.caller, topUpId: topUp.topUpId, body }),
      ).rejects.toMatchObject({ code: 'platform.forbidden' });
    }
    expect(balance()).toBe(500_000n);
  });

  it('comes to one end when it is approved, rejected and withdrawn at once', async () => {
    const ends = { posted: 0, rejected: 0, withdrawn: 0 };
    for (let round = 0; round < 8; round += 1) {
      const before = balance();
      const topUp = await propose(aTopUp());
      const body = { reason: 'at once' };
      const acts = [
        () => approve(topUp),
        () => stage.asks.ask(rejectTopUp, { caller: finance(), topUpId: topUp.topUpId, body }),
        () => stage.asks.ask(withdrawTopUp, { caller: maker, topUpId: topUp.topUpId, body }),
      ];
      // Each begins first in turn.
      const turned = [...acts.slice(round % 3), ...acts.slice(0, round % 3)];
      const outcomes = await Promise.allSettled(turned.map((act) => act()));
      const done = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value.state] : []));
      expect(done).toHaveLength(1);
      const [end] = done as (keyof typeof ends)[];
      ends[end!] += 1;
      expect(balance() - before).toBe(end === 'posted' ? 500_000n : 0n);
      const [row] = await stage.query<{ approved: boolean; closed: boolean }>(
        `select approved_by is not null as approved, closed_by is not null as closed
           from float_top_ups where top_up_id = $1`,
        [topUp.topUpId],
      );
      expect(row!.approved).toBe(!row!.closed);
    }
    expect(ends.posted + ends.rejected + ends.withdrawn).toBe(8);
  });

  it('is closed once by two at once', async () => {
    const topUp = await propose(aTopUp());
    const reject = (reason: string) =>
      stage.asks.ask(rejectTopUp, { caller: finance(), topUpId: topUp.topUpId, body: { reason } });
    const [one, other] = await Promise.all([reject('one'), reject('other')]);
    expect(one).toEqual(other);
    const trail = await stage.query(
      `select from audit_entries where operation = 'payments.reject-top-up' and subject_id = $1`,
      [agent.floatId],
    );
    expect(trail).toHaveLength(1);
  });

  it.each(['floats.approved', 'floats.answered'])('fills once when the service dies at %s', async (point) => {
    const topUp = await propose(aTopUp());
    await crashAt(stage, point, () => approve(topUp));
    expect(await approve(topUp)).toMatchObject({ state: 'posted', approvedBy: checker.id });
    expect(balance()).toBe(500_000n);
  });

  it('said and approved again, also at once, is one', async () => {
    const body = aTopUp();
    const said = await Promise.all(Array.from({ length: 5 }, () => propose(body)));
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
    const others = Array.from({ length: 5 }, finance);
    const approved = await Promise.all(others.map((caller) => approve(body, caller)));
    expect(new Set(approved.map(({ approvedBy }) => approvedBy)).size).toBe(1);
    expect(await approve(body)).toMatchObject({ state: 'posted' });
    expect(balance()).toBe(500_000n);
  });

  it('is refused with nothing kept: another content, a deposit that was used, no such float, no role', async () => {
    const body = aTopUp();
    await propose(body);
    const refusals: [TopUpBodyV1, string][] = [
      [{ ...body, amount: mad(1) }, 'payments.top_up_id_reused'],
      [aTopUp({ bankReference: body.bankReference }), 'payments.bank_reference_reused'],
      [aTopUp({ floatId: randomUUID() }), 'payments.unknown_float'],
      [aTopUp({ amount: { minor: '1', currency: 'EUR' } }), 'payments.unknown_currency'],
    ];
    for (const [wish, code] of refusals) await expect(propose(wish)).rejects.toMatchObject({ code });
    await expect(approve(aTopUp())).rejects.toMatchObject({ code: 'payments.unknown_top_up' });
    await expect(propose(aTopUp(), agent.caller)).rejects.toMatchObject({ code: 'platform.forbidden' });
    const rows = await stage.query('select 1 from float_top_ups where float_id = $1', [agent.floatId]);
    expect(rows).toHaveLength(1);
  });

  it.each(['deaf', 'mute', 'broken'] as const)('comes to one end when the ledger is %s', async (mood) => {
    const topUp = await propose(aTopUp());
    stage.ledger.mood = mood;
    await approve(topUp).catch(() => undefined);
    stage.ledger.mood = 'well';
    const stateOf = async () => (await approve(topUp)).state;
    await waitFor(async () => (await stateOf()) === 'posted', { what: 'the top-up to be posted' });
    expect(balance()).toBe(500_000n);
  });

  it('is left to people when the ledger knows its id with other content', async () => {
    const topUp = await propose(aTopUp());
    const other = { debitAccountId: SAFEGUARDING_ACCOUNT_ID, creditAccountId: randomUUID(), amount: mad(1) };
    const transfer = { transferId: topUp.topUpId, kind: 'float_top_up', reference: 'other', legs: [other] };
    await stage.asks.ask(postTransfers, { transfers: [transfer] });
    expect(await approve(topUp)).toMatchObject({ state: 'approved' });
    expect(balance()).toBe(0n);
  });

  it('that is approved and forgotten is posted by the job', async () => {
    const topUp = await propose(aTopUp());
    await stage.query('update float_top_ups set approved_by = $2, approved_at = now() where top_up_id = $1', [
      topUp.topUpId,
      checker.id,
    ]);
    await waitFor(() => balance() === 500_000n, { what: 'the float to be filled' });
  });
});

describe('floats', () => {
  const read = (caller: CallerV1) => stage.asks.ask(readFloats, { caller });
  const seen = async (caller: CallerV1) => (await read(caller)).items.map(({ floatId }) => floatId);

  it('are seen by their agent, his supervisor, his network and finance', async () => {
    const other = await stage.anAgent(300_000n, 'm2t');
    expect(await read(agent.caller)).toMatchObject({
      items: [{ floatId: agent.floatId, balance: mad(0), isLow: true }],
    });
    expect((await read(other.caller)).items).toMatchObject([{ balance: mad(300_000), isLow: false }]);
    const [{ floatId, agentId }, { network }] = [agent, { network: 'cash-plus' }];
    const watched = { agentId, network } as AgentV1;
    const identity = await fakeAnswers(stage.nats.url, readAgents, ({ after }) =>
      after === undefined ? { items: [], next: 'x:y' } : { items: [aRegistered(watched)] },
    );
    const supervisor: CallerV1 = { kind: 'person', id: randomUUID(), roles: ['agent_supervisor'], network };
    expect(await seen(supervisor)).toEqual([floatId]);
    await identity.stop();
    const client: CallerV1 = { kind: 'client', id: randomUUID(), roles: ['network'], network: 'm2t' };
    expect(await seen(client)).toEqual([other.floatId]);
    expect(await seen(maker)).toEqual(expect.arrayContaining([floatId, other.floatId]));
    await expect(read({ ...agent.caller, roles: ['customer'] })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
  });

  it('have a day like any account', async () => {
    const asked: string[] = [];
    const bounds = { opening: mad(0), closing: mad(0), lines: [] };
    const ledger = await fakeAnswers(stage.nats.url, readStatement, ({ accountId }) => {
      asked.push(accountId);
      return { accountId, ...bounds };
    });
    const { day } = await stage.asks.ask(readWalletStatement, {
      caller: agent.caller,
      period: 'today',
      format: 'json',
      language: 'fr',
    });
    await ledger.stop();
    expect([day?.walletId, ...asked]).toEqual([agent.floatId, agent.floatId]);
  });
});

function aRegistered({ agentId, network }: Pick<AgentV1, 'agentId' | 'network'>): AgentV1 {
  const names = { agentCode: 'A-1', tradeNameAr: 'وكالة', tradeNameFr: 'Agence' };
  return { agentId, network, ...names, kind: 'retail', place: {}, state: 'active' };
}
