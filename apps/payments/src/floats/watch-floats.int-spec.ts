import { randomUUID } from 'node:crypto';
import {
  cashIn,
  declareCash,
  readCounterPeople,
  readFloats,
  setLowMarks,
  type DrawerDeclaration,
  type FloatLowV1,
} from '@hanout/contracts';
import { startService } from '@hanout/service-kit';
import { fakeAnswers, NO_ANSWER, waitFor, type FakeAnswers } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { CASH_IN_SCHEDULE, FAST, mad, Stage, type Agent } from '../../test/stage';
import { service } from '../service';

const ENOUGH = 200_000n;
const SETTINGS = { ...FAST, WATCH_FLOATS_EVERY_MS: '50' };

let stage: Stage;
let agent: Agent;
let identity: FakeAnswers<object>;
let people: string[];
let isSilent: boolean;

beforeAll(async () => {
  stage = await Stage.set(SETTINGS);
  await stage.publishSchedule(CASH_IN_SCHEDULE);
  identity = await fakeAnswers(stage.nats.url, readCounterPeople, () =>
    isSilent ? NO_ANSWER : { personIds: people },
  );
});
beforeEach(async () => {
  isSilent = false;
  people = [randomUUID(), randomUUID()];
  agent = await stage.anAgent(ENOUGH);
});
afterAll(async () => {
  await identity?.stop();
  await stage?.strike();
});

const told = async (meter: 'float' | 'cash' = 'float'): Promise<FloatLowV1[]> => {
  const rows = await stage.query<{ data: FloatLowV1 }>(
    `select envelope::jsonb -> 'data' as data from outbox
      where subject = $2 and envelope::jsonb -> 'data' ->> 'floatId' = $1
      order by fact_id`,
    [agent.floatId, `payments.evt.${meter}-low.v1`],
  );
  return rows.map(({ data }) => data);
};
const isLow = async () =>
  (
    await stage.query<{ is_low: boolean }>('select is_low from floats where float_id = $1', [agent.floatId])
  )[0]!.is_low;
const has = (minor: bigint) => stage.ledger.balances.set(agent.floatId, minor);
const isSeen = (low: boolean) =>
  waitFor(async () => (await isLow()) === low, { what: `the float to be seen ${low ? 'low' : 'high'}` });
const declare = (kind: DrawerDeclaration, minor: number) =>
  stage.asks.ask(declareCash, {
    caller: agent.caller,
    body: { entryId: randomUUID(), kind, amount: mad(minor) },
  });
const isDrawerSeen = (low: boolean) =>
  waitFor(
    async () => {
      const [row] = await stage.query<{ is_low: boolean }>('select is_low from drawers where float_id = $1', [
        agent.floatId,
      ]);
      return row?.is_low === low;
    },
    { what: `the drawer to be seen ${low ? 'low' : 'full'}` },
  );
const setMarks = (marks: { float?: number; cash?: number }, changeId: string = randomUUID()) =>
  stage.asks.ask(setLowMarks, {
    caller: agent.caller,
    body: {
      changeId,
      ...(marks.float !== undefined && { float: mad(marks.float) }),
      ...(marks.cash !== undefined && { cash: mad(marks.cash) }),
    },
  });
const shown = async () => (await stage.asks.ask(readFloats, { caller: agent.caller })).items[0]!;
/** Every float is looked at once more, from the beginning to the end. */
async function isLookedAt(): Promise<void> {
  const witness = await stage.anAgent(ENOUGH);
  const seen = () => stage.query('select from floats where float_id = $1 and not is_low', [witness.floatId]);
  for (let round = 0; round < 2; round += 1) {
    await stage.query('update floats set is_low = true, turns = turns + 1 where float_id = $1', [
      witness.floatId,
    ]);
    await waitFor(async () => (await seen()).length > 0, { what: 'floats to be looked at' });
  }
}

describe('a float that goes low', () => {
  it('is told to those at its counter once, whatever is paid, and again after it was enough', async () => {
    await isSeen(false);
    const customer = await stage.aCustomer(0n);
    for (let payment = 0; payment < 3; payment += 1) {
      await stage.asks.ask(cashIn, {
        caller: agent.caller,
        idempotencyKey: randomUUID(),
        body: { walletId: customer.person.walletId, amount: mad(10_000) },
      });
      await isSeen(true);
      await isLookedAt();
    }
    expect(await told()).toMatchObject([
      { network: 'cash-plus', tradeNameFr: 'Agence Al Amal', balance: mad(190_000), personIds: people },
    ]);
    has(ENOUGH);
    await isSeen(false);
    has(ENOUGH - 1n);
    await isSeen(true);
    const [first, second, ...more] = await told();
    expect(more).toEqual([]);
    expect(second).toMatchObject({ balance: mad(199_999) });
    expect(second!.lowId).not.toBe(first!.lowId);
  });

  it('is not told while it has never been enough, nor when it is enough to the centime', async () => {
    const poor = await stage.anAgent(0n);
    await isSeen(false);
    await isLookedAt();
    expect(await told()).toEqual([]);
    agent = poor;
    expect([await told(), await isLow()]).toEqual([[], true]);
  });

  it('is told once by two services that look at the same time', async () => {
    const second = await startService(service, stage.environment());
    for (let round = 1; round <= 3; round += 1) {
      has(ENOUGH);
      await isSeen(false);
      await isLookedAt();
      has(0n);
      await isSeen(true);
      await isLookedAt();
      expect(await told()).toHaveLength(round);
    }
    await second.stop();
  });

  it('is told when identity answers again', async () => {
    await isSeen(false);
    isSilent = true;
    has(0n);
    await waitFor(() => identity.questions.some((one) => 'agentId' in one && one.agentId === agent.agentId), {
      what: 'identity to be asked',
    });
    expect([await told(), await isLow()]).toEqual([[], false]);
    isSilent = false;
    await isSeen(true);
    expect(await told()).toHaveLength(1);
  });

  it('is only written down where nobody serves yet', async () => {
    people = [];
    await isSeen(false);
    has(0n);
    await isSeen(true);
    expect(await told()).toEqual([]);
  });

  it('is told once when the service dies before it is written', async () => {
    await isSeen(false);
    await crashAt(stage, 'floats.low', () => Promise.resolve(has(0n)));
    await isSeen(true);
    await isLookedAt();
    expect(await told()).toHaveLength(1);
  });

  it('is measured by the rules of the day', async () => {
    await isSeen(false);
    await stage.query(
      `insert into cash_rules (effective_from, rules, source)
       select current_date - 1, rules || '{"lowFloatMinor": "200001"}', 'of this spec' from cash_rules
        order by effective_from desc limit 1`,
    );
    await isSeen(true);
    await stage.query('delete from cash_rules where effective_from = current_date - 1');
    expect(await told()).toHaveLength(1);
  });
});

describe('a drawer that goes low', () => {
  it('is told once for each time, apart from the float, and not while it has never been enough', async () => {
    await isSeen(false);
    await declare('opening', 99_999);
    await isLookedAt();
    expect(await told('cash')).toEqual([]);
    await declare('count', 100_000);
    await isDrawerSeen(false);
    for (const minor of [30_000, 20_000]) {
      await declare('bank_deposit', minor);
      await isDrawerSeen(true);
      await isLookedAt();
    }
    expect(await told('cash')).toMatchObject([{ balance: mad(70_000), personIds: people }]);
    await declare('bank_withdrawal', 50_000);
    await isDrawerSeen(false);
    await declare('count', 0);
    await isDrawerSeen(true);
    const [first, second, ...more] = await told('cash');
    expect(more).toEqual([]);
    expect(second).toMatchObject({ balance: mad(0) });
    expect(second!.lowId).not.toBe(first!.lowId);
    expect(await told()).toEqual([]);
    expect(await shown()).toMatchObject({ isLow: false, cash: { isLow: true, lowMark: mad(100_000) } });
  });

  it('is told once when the service dies before it is written', async () => {
    await declare('opening', 100_000);
    await isDrawerSeen(false);
    await crashAt(stage, 'floats.low', () => declare('count', 0));
    await isDrawerSeen(true);
    await isLookedAt();
    expect(await told('cash')).toHaveLength(1);
  });
});

describe('the low marks of an agent', () => {
  it('are his own for what he says and the operator’s for the rest, and nobody else’s', async () => {
    const other = await stage.anAgent(ENOUGH);
    await declare('opening', 100_000);
    await isSeen(false);
    await isDrawerSeen(false);
    expect(await setMarks({ cash: 100_001 })).toMatchObject({
      isLow: false,
      lowMark: mad(200_000),
      cash: { isLow: true, lowMark: mad(100_001) },
    });
    await isDrawerSeen(true);
    await setMarks({ float: 200_001, cash: 50_000 });
    await isSeen(true);
    await isDrawerSeen(false);
    expect([(await told()).length, (await told('cash')).length]).toEqual([1, 1]);
    await setMarks({});
    expect(await shown()).toMatchObject({ lowMark: mad(200_000), cash: { lowMark: mad(100_000) } });
    agent = other;
    await isLookedAt();
    expect([await told(), (await shown()).lowMark]).toEqual([[], mad(200_000)]);
  });

  it('are changed once by one id; another content, currency or role is refused', async () => {
    const changeId = randomUUID();
    await Promise.all([1, 2, 3].map(() => setMarks({ float: 300_000 }, changeId)));
    await setMarks({ float: 100_000 });
    expect(await setMarks({ float: 300_000 }, changeId)).toMatchObject({ lowMark: mad(100_000) });
    await expect(setMarks({ float: 300_001 }, changeId)).rejects.toMatchObject({
      code: 'payments.low_marks_reused',
    });
    const body = { changeId: randomUUID(), cash: { minor: '1', currency: 'EUR' } };
    const ask = (roles: ('agent' | 'customer')[]) =>
      stage.asks.ask(setLowMarks, { caller: { ...agent.caller, roles }, body });
    await expect(ask(['agent'])).rejects.toMatchObject({ code: 'payments.unknown_currency' });
    await expect(ask(['customer'])).rejects.toMatchObject({ code: 'platform.forbidden' });
  });
});
