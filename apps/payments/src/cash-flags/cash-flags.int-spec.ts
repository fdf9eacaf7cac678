/** Patterns of cash at agents' counters: found once a day is over, once, and decided on by compliance. */
import { randomUUID } from 'node:crypto';
import { addDays, businessDayBounds, businessDayOf, type Clock } from '@hanout/calendar';
import { closeCashFlag, readCashFlags, type CallerV1, type CashFlagV1 } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { waitFor } from '@hanout/testing';
import { crashAt } from '../../test/crash-at';
import { Stage, type Agent } from '../../test/stage';
import { FlagCashJob } from './flag-cash.job';

const compliance: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['compliance'] };
const HOUR_MS = 3_600_000;

let stage: Stage;
let first: Agent;
let second: Agent;
let day = addDays(businessDayOf(new Date()), -40);

beforeAll(async () => {
  // The job looks when a spec says so.
  stage = await Stage.set({ FLAG_CASH_EVERY_MS: '3600000' });
  [first, second] = [await stage.anAgent(0n), await stage.anAgent(0n)];
});
beforeEach(async () => {
  day = addDays(day, 1);
  await stage.query('truncate cash_flags, cash_days_looked_at');
  await stage.query(`insert into cash_days_looked_at (business_day) values ($1)`, [addDays(day, -1)]);
});
afterAll(() => stage?.strike());

interface Cash {
  kind?: 'cash_in' | 'cash_out';
  agent?: Agent;
  walletId: string;
  minor: number;
  /** After the beginning of the day. */
  minute: number;
}

/** As payments at the counter leave them. */
const cash = async ({ kind = 'cash_in', agent = first, walletId, minor, minute }: Cash): Promise<string> => {
  const paymentId = randomUUID();
  const at = new Date(businessDayBounds(day).from.getTime() + minute * 60_000);
  const [payer, payee] = kind === 'cash_in' ? [agent.floatId, walletId] : [walletId, agent.floatId];
  await stage.query(
    `with paid as (
       insert into payments (payment_id, kind, channel, state, reference, payer_wallet_id, payee_wallet_id, currency,
                             amount_minor, fee_minor, fee_side, created_at, completed_at)
       values ($1, $2, 'counter', 'completed', $3, $4, $5, 'MAD', $6, 0, 'payer', $7, $7) returning *)
     insert into completions select payment_id, kind, payee_wallet_id, completed_at from paid`,
    [paymentId, kind, referenceOf(), payer, payee, minor, at],
  );
  return paymentId;
};
let references = 0;
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const referenceOf = (): string => {
  references += 1;
  const digits = [references % 30, Math.floor(references / 30) % 30, Math.floor(references / 900) % 30];
  return `22222${digits.map((digit) => LETTERS[digit]).join('')}22`.slice(0, 10);
};
const look = () => stage.payments.get(FlagCashJob).lookAtNext();
const flags = async (): Promise<CashFlagV1[]> =>
  (await stage.asks.ask(readCashFlags, { caller: compliance })).items;

describe('at a counter', () => {
  it('a sum in pieces is flagged, and not one that is whole, small, or brought by several', async () => {
    const [splitter, whole, small] = [randomUUID(), randomUUID(), randomUUID()];
    const pieces: string[] = [];
    for (const minute of [1, 2, 3]) pieces.push(await cash({ walletId: splitter, minor: 70_000, minute }));
    await cash({ walletId: whole, minor: 300_000, minute: 4 });
    for (const minute of [5, 6, 7]) await cash({ walletId: small, minor: 10_000, minute });
    for (const minute of [8, 9, 10]) await cash({ walletId: randomUUID(), minor: 90_000, minute });
    expect(await look()).toBe(true);
    expect(await flags()).toEqual([
      {
        flagId: expect.any(String),
        pattern: 'split',
        day,
        network: expect.any(String),
        agentCode: expect.any(String),
        walletId: splitter,
        operations: 3,
        total: { minor: '210000', currency: 'MAD' },
        paymentIds: pieces,
        state: 'open',
        foundAt: expect.any(String),
      },
    ]);
  });

  it('notes that come back within the hour are flagged from the second time on', async () => {
    const [farmer, once, patient] = [randomUUID(), randomUUID(), randomUUID()];
    for (const [walletId, minutes, pause] of [
      [farmer, [10, 200], 30],
      [once, [10], 30],
      [patient, [10, 300], 120],
    ] as const)
      for (const minute of minutes) {
        await cash({ walletId, minor: 50_000, minute });
        await cash({ kind: 'cash_out', walletId, minor: 48_000, minute: minute + pause });
      }
    await look();
    expect(await flags()).toMatchObject([
      { pattern: 'round_trip', walletId: farmer, operations: 2, total: { minor: '96000' } },
    ]);
  });

  it('many wallets that carry from one counter to one other are flagged together', async () => {
    for (let one = 0; one < 5; one += 1) {
      const walletId = randomUUID();
      await cash({ walletId, minor: 20_000, minute: one });
      await cash({ kind: 'cash_out', agent: second, walletId, minor: 20_000, minute: 100 + one });
    }
    await look();
    const found = await flags();
    expect(found).toMatchObject([{ pattern: 'relay', operations: 5, total: { minor: '100000' } }]);
    expect(found[0]!.walletId).toBeUndefined();
    expect(found[0]!.otherAgentCode).not.toBe(found[0]!.agentCode);
  });

  it('a day is looked at when it is over, in its turn, and once however many look', async () => {
    const walletId = randomUUID();
    for (const minute of [1, 2, 3]) await cash({ walletId, minor: 70_000, minute });
    const clock = jest.spyOn(stage.payments.get<Clock>(CLOCK), 'now');
    clock.mockReturnValue(new Date(businessDayBounds(day).to.getTime() - HOUR_MS));
    expect(await look()).toBe(false);
    clock.mockReturnValue(new Date(businessDayBounds(day).to.getTime() + HOUR_MS));
    await Promise.all([look(), look(), look()]);
    expect(await look()).toBe(false);
    clock.mockRestore();
    expect(await flags()).toHaveLength(1);
  });
});

describe('a flag', () => {
  const aFlag = async (): Promise<CashFlagV1> => {
    const walletId = randomUUID();
    for (const minute of [1, 2, 3]) await cash({ walletId, minor: 70_000, minute });
    await look();
    return (await flags())[0]!;
  };
  const close = (flagId: string, state: 'harmless' | 'reported', caller = compliance) =>
    stage.asks.ask(closeCashFlag, { caller, flagId, body: { state, note: 'looked at' } });

  it('is decided on once, with a note, which is on the trail', async () => {
    const { flagId } = await aFlag();
    const closed = await close(flagId, 'reported');
    expect(closed).toMatchObject({ state: 'reported', closedBy: compliance.id, note: 'looked at' });
    expect(await close(flagId, 'reported')).toEqual(closed);
    await expect(close(flagId, 'harmless')).rejects.toMatchObject({ code: 'payments.cash_flag_closed' });
    await expect(close(flagId, 'reported', { ...compliance, id: randomUUID() })).rejects.toMatchObject({
      code: 'payments.cash_flag_closed',
    });
    expect(await flags()).toEqual([]);
    expect((await stage.asks.ask(readCashFlags, { caller: compliance, state: 'reported' })).items).toEqual([
      closed,
    ]);
    expect(
      await stage.query(`select reason from audit_entries where operation = 'payments.close-cash-flag'`),
    ).toEqual([{ reason: 'looked at' }]);
  });

  it('is for compliance: not for the agent, and closed by nobody else', async () => {
    const { flagId } = await aFlag();
    await expect(stage.asks.ask(readCashFlags, { caller: first.caller })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
    const auditor: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['auditor'] };
    await expect(close(flagId, 'harmless', auditor)).rejects.toMatchObject({ code: 'platform.forbidden' });
    await expect(close(randomUUID(), 'harmless')).rejects.toMatchObject({
      code: 'payments.unknown_cash_flag',
    });
  });
});

// Last: the service that comes up looks at every day until yesterday.
describe('at a counter whose service dies', () => {
  it('a day is looked at again when the service dies in the middle, and found once', async () => {
    const walletId = randomUUID();
    for (const minute of [1, 2, 3]) await cash({ walletId, minor: 70_000, minute });
    // It looks when it comes up.
    await crashAt(stage, 'cash-flags.found', () => Promise.resolve());
    await waitFor(async () => (await flags()).length > 0, { what: 'the day to be looked at' });
    expect(await flags()).toMatchObject([{ day, walletId, operations: 3 }]);
  });
});
