/**
 * The fund runs out while a roster pays. The ledger's no is final for its transfer id, so a line is tried again under a
 * new one: never before the no to the last is heard, never twice at once, and not while the fund cannot pay it anyway.
 */
import { postTransfers, type PostTransfersV1 } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { DataSource } from 'typeorm';
import type * as holding from '../src/disbursements/while-holding';
import { generateRoster } from '../src/rosters/testing/roster-generator';
import type { LedgerMood } from './fake-ledger';
import { aMoment, expectAllPaidOnce, expectRefusedAttempts, FUND, paysLines } from './paid-once';
import { ProgrammesWorld } from './programmes-world';

let mockIsOpenToAll = false;
jest.mock('../src/disbursements/while-holding', () => {
  const { whileHolding } = jest.requireActual<typeof holding>('../src/disbursements/while-holding');
  const mocked: typeof whileHolding = (dataSource, name, work) =>
    mockIsOpenToAll ? work() : whileHolding(dataSource, name, work);
  return { whileHolding: mocked };
});

const roster = generateRoster({ seed: 23, households: 250 });

let world: ProgrammesWorld;
let rosterId: string;
let takenMinor: bigint;

beforeEach(async () => {
  world = await ProgrammesWorld.open({ DISBURSEMENT_BATCH_MAX: '25' });
  ({ rosterId } = await world.makeReady(roster));
  takenMinor = 0n;
});
afterEach(async () => {
  mockIsOpenToAll = false;
  await world.close();
});

/** Somebody takes money out of the fund as soon as the ledger is asked to pay lines; some is left. */
const isTakenFrom = ({ leftMinor = 10_000_00n } = {}): LedgerMood => ({
  beforePosting: (question) => {
    if (takenMinor > 0n || !paysLines(question)) return;
    takenMinor = world.ledger.balanceOf(FUND) - leftMinor;
    world.ledger.add(FUND, -takenMinor);
  },
});
const giveBack = (): void => world.ledger.add(FUND, takenMinor);

/** Looks at the fund by whoever has been told that it is empty. */
function countLooks(): { looks: number } {
  const counted = { looks: 0 };
  world.ledger.mood.beforeReading = () => void (counted.looks += world.ledger.refused.size > 0 ? 1 : 0);
  return counted;
}

it('lines wait for deposits, and each is paid once, under a new attempt', async () => {
  world.ledger.mood = isTakenFrom();
  const counted = countLooks();
  await world.disburse(rosterId);
  await waitFor(() => counted.looks > 2);
  expect(await world.read(rosterId)).toMatchObject({ state: 'disbursing', disbursement: { returned: 0 } });
  // While it waits it looks at the fund, and asks for nothing.
  const [asked, looks] = [world.ledger.questions, counted.looks];
  await waitFor(() => counted.looks > looks + 1);
  expect(world.ledger.questions).toBe(asked);

  // A deposit that is too small for all pays some, and the others wait for the next.
  const paid = world.ledger.posted.size;
  await world.fund(takenMinor / 3n);
  await waitFor(() => world.ledger.balanceOf(FUND) < 5_000_00n && world.ledger.posted.size > paid + 1);
  await world.fund(takenMinor - takenMinor / 3n);
  await expectAllPaidOnce(world, rosterId, roster);
  expect(await expectRefusedAttempts(world)).toBeGreaterThan(0);
});

it('what is held of the fund is not asked for', async () => {
  world.ledger.mood = {
    beforePosting: (question) => {
      if (paysLines(question) && world.ledger.held.size === 0)
        world.ledger.held.set(FUND, world.ledger.balanceOf(FUND));
    },
  };
  const counted = countLooks();
  await world.disburse(rosterId);
  await waitFor(() => counted.looks > 2);
  expect(await world.count('lines where attempt > 0')).toBe(0);
  world.ledger.held.set(FUND, 0n);
  await expectAllPaidOnce(world, rosterId, roster);
  await expectRefusedAttempts(world);
});

it('a fund that does not pay what it says it has is tried with one line a turn, until it can', async () => {
  let isOnHold = true;
  world.ledger.mood = {
    refuse: ({ legs }) => (isOnHold && legs[0]?.debitAccountId === FUND ? 'insufficient_funds' : undefined),
  };
  await world.disburse(rosterId);
  await waitFor(async () => (await world.count('lines where attempt > 1')) > 0);
  expect(await world.count('lines where attempt > 0')).toBe(1);
  isOnHold = false;
  await expectAllPaidOnce(world, rosterId, roster);
  await expectRefusedAttempts(world);
});

it('a crash between the no and the next attempt: the instance that starts then hears the same no', async () => {
  const [looked, died] = [aMoment(), aMoment()];
  world.ledger.mood = {
    ...isTakenFrom(),
    beforeReading: async () => {
      if (world.ledger.refused.size === 0) return;
      looked.come();
      await died.moment;
    },
  };
  await world.disburse(rosterId);
  await looked.moment;
  const dying = world.instance;
  world.forget(dying);
  // The fund is full again, but the database is gone before anything can be tried again.
  giveBack();
  await dying.get(DataSource).destroy();
  world.ledger.mood = {};
  died.come();
  await dying.stop();
  expect(await world.count('lines where attempt > 0')).toBe(0);

  await world.startInstance();
  await expectAllPaidOnce(world, rosterId, roster);
  expect(await expectRefusedAttempts(world)).toBeGreaterThan(0);
});

it('a crash after the next attempt was posted and before it was written: found again though the fund is empty', async () => {
  const [posted, died] = [aMoment(), aMoment()];
  world.ledger.mood = {
    ...isTakenFrom(),
    beforeReading: () => {
      if (world.ledger.refused.size === 0 || world.ledger.balanceOf(FUND) >= takenMinor) return;
      giveBack();
    },
    afterPosting: async ({ transfers }) => {
      if (!(await isLaterAttempt(transfers))) return 'told';
      // What is left of the fund goes elsewhere.
      world.ledger.add(FUND, -world.ledger.balanceOf(FUND));
      posted.come();
      await died.moment;
      return 'lost';
    },
  };
  await world.disburse(rosterId);
  await posted.moment;
  const dying = world.instance;
  world.forget(dying);
  await dying.get(DataSource).destroy();
  world.ledger.mood = {};
  died.come();
  await dying.stop();
  const writtenBefore = await world.count(`lines where state = 'paid'`);
  const postedBefore = [...world.ledger.posted.values()].filter(({ kind }) => kind !== 'fund_deposit').length;
  expect(postedBefore).toBeGreaterThan(writtenBefore);

  await world.startInstance();
  await waitFor(async () => (await world.count(`lines where state = 'paid'`)) === postedBefore);
  expect(world.ledger.balanceOf(FUND)).toBe(0n);
  await world.fund(
    (
      await world.sql.query<{ minor: string }>(
        `select sum(amount_minor) as minor from lines where state = 'waiting'`,
      )
    ).rows[0]?.minor ?? '',
  );
  await expectAllPaidOnce(world, rosterId, roster);
});

it('two instances that hear the same no come to one next attempt', async () => {
  mockIsOpenToAll = true;
  const bothLooked = aMoment();
  let looks = 0;
  world.ledger.mood = {
    ...isTakenFrom(),
    beforeReading: async () => {
      if (world.ledger.refused.size === 0) return;
      looks += 1;
      if (looks === 2) {
        giveBack();
        bothLooked.come();
      }
      await bothLooked.moment;
    },
  };
  await world.startInstance();
  await world.disburse(rosterId);
  await expectAllPaidOnce(world, rosterId, roster);
  expect(looks).toBeGreaterThan(1);
  expect(await expectRefusedAttempts(world)).toBeGreaterThan(0);
});

it('an instance that hears the no late, after the next attempt was paid, changes nothing', async () => {
  mockIsOpenToAll = true;
  const late = aMoment();
  let [isHeld, looks] = [false, 0];
  world.ledger.mood = {
    ...isTakenFrom(),
    beforeReading: () => {
      if (world.ledger.refused.size === 0) return;
      looks += 1;
      if (looks === 1) giveBack();
    },
    afterPosting: () => {
      if (isHeld || world.ledger.refused.size === 0) return 'told';
      isHeld = true;
      return late.moment.then(() => 'told');
    },
  };
  await world.startInstance();
  await world.disburse(rosterId);
  await world.untilState(rosterId, 'closed');
  const looksBefore = looks;
  late.come();
  await waitFor(() => looks > looksBefore);
  await expectAllPaidOnce(world, rosterId, roster);
  expect(await expectRefusedAttempts(world)).toBeGreaterThan(0);
});

it('a question that was stuck and arrives together with the next attempt pays nobody twice', async () => {
  let stuck: PostTransfersV1 | undefined;
  const { beforePosting: takeOut } = isTakenFrom({ leftMinor: 0n });
  let [isLate, hasArrived] = [false, false];
  world.ledger.mood = {
    beforePosting: async (question) => {
      if (!paysLines(question) || isLate) return;
      if (!stuck) {
        stuck = question;
        throw new Error('lost on its way');
      }
      await takeOut?.(question);
      if (!(await isLaterAttempt(question.transfers))) return;
      isLate = true;
      const { postings } = await world.asks.ask(postTransfers, stuck);
      expect(postings.every(({ reason }) => reason === 'insufficient_funds')).toBe(true);
      hasArrived = true;
    },
    beforeReading: () => {
      if (world.ledger.refused.size > 0 && world.ledger.balanceOf(FUND) === 0n && !isLate) giveBack();
    },
  };
  await world.disburse(rosterId);
  await expectAllPaidOnce(world, rosterId, roster);
  expect(hasArrived).toBe(true);
  expect(await expectRefusedAttempts(world)).toBeGreaterThan(0);
});

async function isLaterAttempt(transfers: PostTransfersV1['transfers']): Promise<boolean> {
  const ids = transfers.map(({ transferId }) => transferId);
  return (await world.count('lines where line_id = any($1)', [ids])) < ids.length;
}
