import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  importBankStatement,
  readInstruction,
  NETWORKS,
  readWindows,
  windowClosed,
  windowSettled,
  type InstructionV1,
  type NetworkName,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { ServiceProcess, waitFor } from '@hanout/testing';
import { camt053, type BookedEntry, type TestStatement } from '../../test/bank';
import { FakeLedger } from '../../test/fake-ledger';
import { aPayment, SettlementStage, staffWith } from '../../test/settlement-stage';
import { PostingsJob } from '../instructions/postings.job';
import { UnconfirmedJob } from '../instructions/unconfirmed.job';
import { positionAccountId, safeguardingAccountId, transferIdOf } from '../instructions/settlement.transfer';

const MAIN = join(__dirname, '..', '..', 'test', 'crashing-main.ts');
const DAY = '2026-11-28';
const finance = staffWith('finance');

describe('the bank', () => {
  let stage: SettlementStage;
  let ledger: FakeLedger;

  beforeEach(async () => {
    stage = await SettlementStage.set(`${DAY}T20:00:00.000Z`);
    ledger = await FakeLedger.start(stage.nats.url);
    await stage.pay(aPayment('m2t', 'wafacash', '5001', `${DAY}T10:00:00.000Z`));
    await stage.grant('cash-plus', '64000', `${DAY}T11:00:00.000Z`);
    await stage.closeAll();
  });
  afterEach(async () => {
    await ledger.stop();
    await stage.strike();
  });

  const asks = () => stage.settlement.get(Asks);
  const windowOf = async (network: NetworkName) =>
    (await asks().ask(readWindows, { caller: finance, day: DAY })).items.find(
      (one) => one.network === network,
    )!;
  const instructionOf = async (network: NetworkName): Promise<InstructionV1> =>
    asks().ask(readInstruction, { caller: finance, windowId: (await windowOf(network)).windowId });
  const tell = (document: string, caller = finance) =>
    asks().ask(importBankStatement, { caller, body: { document } });
  /** What the bank would book for the instruction of a network. */
  const booked = async (network: NetworkName, change: Partial<BookedEntry> = {}): Promise<BookedEntry> => {
    const { direction, amount, messageId } = await instructionOf(network);
    const minor = BigInt(amount.minor) * (direction === 'pay' ? -1n : 1n);
    return { minor, endToEndId: messageId, ...change };
  };
  const breaks = () =>
    stage.query<{ kind: string; state: string; network: string; evidence: object }>('select * from breaks');
  const post = () => stage.settlement.get(PostingsJob).postNext();
  const isPosted = async (network: NetworkName) => (await instructionOf(network)).postedAt !== undefined;
  const postAll = () =>
    waitFor(
      async () => {
        await post().catch(() => undefined);
        return (
          (await stage.query(`select 1 from settlement_instructions where posting = 'asked'`)).length === 0
        );
      },
      { what: 'the ledger to answer for all settlements' },
    );

  it('is asked once for what each window nets to, and confirms it with what it books', async () => {
    expect(await instructionOf('cash-plus')).toMatchObject({ direction: 'pay', amount: { minor: '64000' } });
    expect(await instructionOf('m2t')).toMatchObject({ direction: 'collect', amount: { minor: '5001' } });
    const statement = await tell(
      camt053({
        openingMinor: 100_000n,
        entries: [await booked('m2t'), await booked('cash-plus'), { minor: 12n }],
      }),
    );
    expect(statement).toMatchObject({
      closingBalance: { minor: '41013', currency: 'MAD' },
      newEntries: 3,
      settledWindows: 2,
      breaks: 0,
      isRepeated: false,
    });
    expect((await windowOf('m2t')).state).toBe('settled');
    expect((await windowOf('wafacash')).state).toBe('closed');
    expect(await instructionOf('m2t')).toMatchObject({ bookedOn: DAY });
    await postAll();
    expect(ledger.balanceOf(positionAccountId('cash-plus', 'MAD'))).toBe(-64_000n);
    expect(ledger.balanceOf(positionAccountId('m2t', 'MAD'))).toBe(5_001n);
    expect(ledger.balanceOf(safeguardingAccountId('MAD'))).toBe(58_999n);
    expect(await breaks()).toEqual([]);
  });

  it('is told of with its window: that it closed, with its instruction, and that it is settled, each once', async () => {
    const document = camt053({ entries: [await booked('m2t')] });
    await Promise.all([tell(document), tell(document)]);
    await waitFor(
      () => stage.heard(windowSettled).length > 0 && stage.heard(windowClosed).length === NETWORKS.length,
    );
    const { windowId } = await windowOf('m2t');
    const { messageId } = await instructionOf('m2t');
    const of = { windowId, network: 'm2t', day: DAY, messageId };
    expect(stage.heard(windowSettled)).toEqual([
      { ...of, direction: 'collect', amount: { minor: '5001', currency: 'MAD' }, bookedOn: DAY },
    ]);
    const closed = new Map(stage.heard(windowClosed).map((one) => [one.network, one]));
    expect(closed.get('m2t')).toEqual({
      ...of,
      cutOffAt: `${DAY}T20:00:00.000Z`,
      net: { minor: '-5001', currency: 'MAD' },
      movements: 1,
    });
    const { messageId: none, ...nothing } = closed.get('wana-cash')!;
    expect([none, nothing]).toMatchObject([
      undefined,
      { net: { minor: '0', currency: 'MAD' }, movements: 0 },
    ]);
    await waitFor(async () => (await stage.query('select 1 from outbox')).length === 0);
  });

  it('has no instruction where nothing is owed', async () => {
    expect((await windowOf('wana-cash')).state).toBe('settled');
    await expect(instructionOf('wana-cash')).rejects.toMatchObject({
      code: 'settlement.unknown_instruction',
    });
  });

  it('changes nothing with the same statement again, also at once, nor by telling an entry in two', async () => {
    const entry = await booked('m2t', { entryRef: 'E1' });
    const document = camt053({ entries: [entry] });
    const answers = await Promise.all([tell(document), tell(document), tell(document)]);
    expect(answers.map(({ isRepeated }) => isRepeated).sort()).toEqual([false, true, true]);
    expect(new Set(answers.map(({ statementId }) => statementId)).size).toBe(1);
    await postAll();
    expect(await tell(document)).toMatchObject({ isRepeated: true, newEntries: 1, settledWindows: 1 });
    expect(await tell(camt053({ entries: [entry, { minor: 5n }] }))).toMatchObject({
      newEntries: 1,
      settledWindows: 0,
      breaks: 0,
    });
    await postAll();
    expect(ledger.posted).toHaveLength(1);
    expect(await breaks()).toEqual([]);
  });

  it.each<[string, Partial<BookedEntry>]>([
    ['another amount', { minor: 5_002n }],
    ['the other way', { minor: -5_001n }],
  ])('opens a break with %s, and the window waits', async (_with, change) => {
    const answer = await tell(camt053({ entries: [await booked('m2t', { entryRef: 'E1', ...change })] }));
    expect(answer).toMatchObject({ settledWindows: 0, breaks: 1 });
    expect((await windowOf('m2t')).state).toBe('closed');
    expect(await breaks()).toMatchObject([
      {
        kind: 'settlement_differs',
        network: 'm2t',
        evidence: { asked: { amount: { minor: '5001' } }, told: { entryRef: 'E1' } },
      },
    ]);
    expect(await post()).toBe(false);
    // What is right comes late.
    expect(await tell(camt053({ entries: [await booked('m2t')] }))).toMatchObject({ settledWindows: 1 });
  });

  it('that says nothing for longer than the rules of the day say is a break, once, until it books it late', async () => {
    const look = () => stage.settlement.get(UnconfirmedJob).look();
    stage.now = '2026-12-02T23:59:59.999Z';
    await look();
    expect(await breaks()).toEqual([]);
    stage.now = '2026-12-03T00:00:00.000Z';
    await Promise.all([look(), look()]);
    await look();
    const { windowId } = await windowOf('m2t');
    const { messageId } = await instructionOf('m2t');
    const found = await breaks();
    expect(found.map(({ network }) => network).sort()).toEqual(['cash-plus', 'm2t', 'wafacash']);
    expect(found.find(({ network }) => network === 'm2t')).toMatchObject({
      kind: 'settlement_unconfirmed',
      state: 'open',
      evidence: { windowId, messageId, direction: 'collect', waitedDays: 5, amount: { minor: '5001' } },
    });
    // Another amount leaves it waiting.
    await tell(camt053({ entries: [await booked('m2t', { minor: 5_002n })] }));
    await tell(camt053({ entries: [await booked('m2t')] }));
    const after = await breaks();
    const ofM2t = after
      .filter(({ network }) => network === 'm2t')
      .map(({ kind, state }) => `${kind} ${state}`);
    expect(ofM2t.sort()).toEqual(['settlement_differs open', 'settlement_unconfirmed explained']);
    await look();
    expect(await breaks()).toHaveLength(4);
    await postAll();
    expect(ledger.posted).toHaveLength(1);
  });

  it('opens a break when it does it twice', async () => {
    await tell(camt053({ entries: [await booked('m2t'), await booked('m2t')] }));
    await tell(camt053({ entries: [await booked('m2t')] }));
    expect((await breaks()).map(({ kind }) => kind)).toEqual(['settled_twice', 'settled_twice']);
    await postAll();
    expect(ledger.posted).toHaveLength(1);
  });

  it.each<[string, TestStatement, string]>([
    ['another account', { accountNumber: 'OTHER0001' }, 'settlement.statement_other_account'],
    ['sums that are wrong', { closingMinor: 1n }, 'settlement.statement_does_not_add_up'],
  ])('is refused with %s, and nothing is kept', async (_with, statement, code) => {
    await expect(tell(camt053(statement))).rejects.toMatchObject({ code });
    expect(await stage.query('select 1 from bank_statements')).toEqual([]);
  });

  it('is refused when it takes back what it told', async () => {
    await tell(camt053({ reference: 'S1', entries: [{ minor: 5n, entryRef: 'E1' }] }));
    const other = [
      camt053({ reference: 'S1', entries: [{ minor: 6n, entryRef: 'E2' }] }),
      camt053({ reference: 'S2', entries: [{ minor: 6n, entryRef: 'E1' }] }),
    ];
    for (const document of other)
      await expect(tell(document)).rejects.toMatchObject({ code: 'settlement.statement_reused' });
    expect(await stage.query('select 1 from bank_entries')).toHaveLength(1);
    await expect(tell(other[0]!, staffWith('auditor'))).rejects.toMatchObject({ code: 'platform.forbidden' });
  });

  describe('is followed by a ledger', () => {
    beforeEach(async () => {
      await tell(camt053({ entries: [await booked('m2t')] }));
    });

    it.each(['deaf', 'mute'] as const)('that is %s: asked until it answers, posted once', async (mood) => {
      ledger.mood = mood;
      await expect(post()).rejects.toThrow();
      expect(await isPosted('m2t')).toBe(false);
      ledger.mood = 'well';
      await postAll();
      expect(await isPosted('m2t')).toBe(true);
      expect(ledger.posted).toHaveLength(1);
    });

    it('once when several ask at once', async () => {
      await Promise.all([post(), post(), post()]);
      await postAll();
      expect(ledger.posted).toHaveLength(1);
    });

    it('that refuses: a break, and it is not asked again', async () => {
      ledger.mood = 'refusing';
      await post();
      expect(await breaks()).toMatchObject([
        { kind: 'settlement_not_posted', network: 'm2t', evidence: { reason: 'account_closed' } },
      ]);
      expect(await post()).toBe(false);
      expect(await isPosted('m2t')).toBe(false);
    });

    it('that knows the id with other content: it stays asked', async () => {
      const transferId = transferIdOf((await windowOf('m2t')).windowId);
      ledger.decided.set(transferId, { transfer: { transferId, kind: 'x', legs: [] }, isRefused: false });
      await post();
      expect(await isPosted('m2t')).toBe(false);
      expect(await breaks()).toEqual([]);
      ledger.decided.clear();
      await postAll();
      expect(await isPosted('m2t')).toBe(true);
    });

    it.each(['post-asking', 'post-answered', 'post-writing'])(
      'once when it dies at `%s`',
      async (point) => {
        await stage.settlement.stop();
        const env = { ...stage.env, POST_EVERY_MS: '50', CLOSE_EVERY_MS: '3600000', TZ: 'UTC' };
        const dying = await ServiceProcess.start(MAIN, env, [`settlement.${point}`]);
        await waitFor(() => dying.hasEnded, { what: `the service to die at ${point}` });
        await stage.start();
        await postAll();
        expect(await isPosted('m2t')).toBe(true);
        expect(ledger.posted).toHaveLength(1);
        expect(ledger.balanceOf(positionAccountId('m2t', 'MAD'))).toBe(5_001n);
      },
      60_000,
    );
  });

  it('is never asked for anything else', async () => {
    for (const change of [
      `update settlement_instructions set amount_minor = 1`,
      'delete from settlement_instructions',
    ])
      await expect(stage.query(change)).rejects.toThrow('never changes');
    await expect(
      asks().ask(readInstruction, { caller: finance, windowId: randomUUID() }),
    ).rejects.toMatchObject({ kind: 'not_found' });
  });
});
