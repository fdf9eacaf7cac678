import { join } from 'node:path';
import {
  importBankStatement,
  readBreaks,
  readSafeguarding,
  readSafeguardingHistory,
  readTotals,
  type KindTotalV1,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { fakeAnswers, ServiceProcess, waitFor, type FakeAnswers } from '@hanout/testing';
import { Client } from 'pg';
import { camt053 } from '../../test/bank';
import { SettlementStage, staffWith } from '../../test/settlement-stage';
import { SafeguardingJob } from './safeguarding.job';

const MAIN = join(__dirname, '..', '..', 'test', 'crashing-main.ts');
const DAY = '2026-11-27';
const finance = staffWith('finance');
const money = (minor: string) => ({ minor, currency: 'MAD' });
const total = (kind: KindTotalV1['kind'], minor: string) => ({ kind, accounts: '1', balance: money(minor) });

describe('the safeguarding proof', () => {
  let stage: SettlementStage;
  let ledger: FakeAnswers<object>;
  let totals: KindTotalV1[];
  const answer = () => ({ totals, readAt: '2026-11-28T00:01:00.000Z' });

  beforeEach(async () => {
    totals = [
      total('customer', '70000'),
      total('merchant', '29998'),
      total('network_position', '-5001'),
      total('fee_income', '2'),
      total('safeguarding_mirror', '-94999'),
    ];
    stage = await SettlementStage.set('2026-11-28T00:01:00.000Z');
    ledger = await fakeAnswers(stage.nats.url, readTotals, answer);
  });
  afterEach(async () => {
    await ledger.stop();
    await stage.strike();
  });

  const asks = () => stage.settlement.get(Asks);
  const prove = () => stage.settlement.get(SafeguardingJob).prove();
  const read = (day = DAY) => asks().ask(readSafeguarding, { caller: finance, day });
  const tell = (closing: bigint, day = DAY) =>
    asks().ask(importBankStatement, {
      caller: finance,
      body: { document: camt053({ day, openingMinor: closing }) },
    });
  const proofInTheDatabase = async (): Promise<unknown> => {
    const client = new Client({ connectionString: stage.env.DATABASE_URL });
    await client.connect();
    try {
      const { rows } = await client.query('select bank_minor from safeguarding_proofs where day = $1', [DAY]);
      return rows[0];
    } finally {
      await client.end();
    }
  };
  const breaks = async () => (await asks().ask(readBreaks, { caller: finance })).items;

  it('holds to the centime when the bank has what the ledger holds', async () => {
    await prove();
    const ofLedger = { day: DAY, customers: money('99998'), positions: money('-5001'), others: money('2') };
    const readAt = '2026-11-28T00:01:00.000Z';
    expect(await read()).toEqual({ ...ofLedger, readAt });
    // What the ledger says later of that day is not asked.
    totals = [];
    await tell(94_999n);
    await Promise.all([prove(), prove()]);
    const ofBank = { bank: money('94999'), inTransit: money('0'), unexplained: money('0'), holds: true };
    expect(await read()).toEqual({ ...ofLedger, readAt, ...ofBank });
    expect(await breaks()).toEqual([]);
    expect(ledger.questions).toHaveLength(1);
    await expect(stage.query('update safeguarding_proofs set customers_minor = 1')).rejects.toThrow(
      'made once',
    );
  });

  it.each(['-1', '1'])('opens one break for a difference of %s centime', async (difference) => {
    await prove();
    await tell(94_999n + BigInt(difference));
    await Promise.all([prove(), prove()]);
    expect(await read()).toMatchObject({ unexplained: money(difference), holds: false });
    expect(await breaks()).toMatchObject([{ kind: 'safeguarding_differs', state: 'open' }]);
  });

  it('is explained by what the bank has settled and the ledger follows later', async () => {
    await stage.query(
      `with closed as (
         insert into settlement_windows (window_id, network, currency, business_day, cut_off_at, grants_minor,
             payments_in_minor, payments_out_minor, movements, late_movements, closed_at)
         values (gen_random_uuid(), 'm2t', 'MAD', $1, now(), 64000, 0, 0, 1, 0, now()) returning window_id),
       told as (
         insert into bank_statements (statement_id, account_number, reference, day, currency, opening_minor,
                                      closing_minor, document_hash, imported_by)
         values (gen_random_uuid(), 'A', 'S', '2026-11-20', 'MAD', 0, 0, sha256(''), gen_random_uuid())
         returning statement_id),
       entry as (
         insert into bank_entries (statement_id, account_number, currency, entry_ref, amount_minor, booked_on)
         select statement_id, 'A', 'MAD', 'E', -64000, $1 from told returning entry_id)
       insert into settlement_instructions (window_id, message_id, direction, amount_minor, document, settled_at,
                                            booked_on, entry_id, posting, ask_again_at)
       select window_id, 'HN1', 'pay', 64000, '<Document/>', now(), $1, entry_id, 'asked', now() from closed, entry`,
      [DAY],
    );
    await prove();
    await tell(30_999n);
    await prove();
    expect(await read()).toMatchObject({ inTransit: money('-64000'), unexplained: money('0'), holds: true });
  });

  it('waits for a ledger that is not there, and asks again', async () => {
    await ledger.stop();
    await expect(prove()).rejects.toThrow('no answer');
    await expect(read()).rejects.toMatchObject({ code: 'settlement.unknown_proof' });
    ledger = await fakeAnswers(stage.nats.url, readTotals, answer);
    await prove();
    expect(await read()).toMatchObject({ customers: money('99998') });
  });

  it('is reported over days, and a day without a proof is shown as that', async () => {
    const history = (from: string, to: string) =>
      asks().ask(readSafeguardingHistory, { caller: finance, from, to });
    const write = (day: string) =>
      stage.query(
        `insert into safeguarding_proofs (day, currency, customers_minor, positions_minor, others_minor, read_at)
         values ($1, 'MAD', 94999, 0, 0, now())`,
        [day],
      );
    await write('2026-11-24');
    await write('2026-11-25');
    await prove();
    await tell(94_999n, '2026-11-24');
    await tell(94_998n, '2026-11-25');
    await prove();
    const { madeAt, items, holds } = await history('2026-11-24', '2026-11-30');
    expect([madeAt, holds]).toEqual(['2026-11-28T00:01:00.000Z', false]);
    expect(items.map(({ day, state }) => [day, state])).toEqual([
      [DAY, 'waits_for_bank'],
      ['2026-11-26', 'no_proof'],
      ['2026-11-25', 'differs'],
      ['2026-11-24', 'holds'],
    ]);
    expect(items.map(({ proof }) => proof?.unexplained)).toEqual([
      undefined,
      undefined,
      money('-1'),
      money('0'),
    ]);
    expect(await history('2026-11-24', '2026-11-24')).toMatchObject({ holds: true });
    // There was no pooled account yet.
    expect(await history('2020-12-31', '2021-01-01')).toMatchObject({ items: [{ day: '2021-01-01' }] });
    for (const [from, to] of [
      ['2026-08-01', '2026-11-02'],
      ['2026-02-30', DAY],
    ] as const)
      await expect(history(from, to)).rejects.toMatchObject({ code: 'settlement.days_wrong' });
  });

  it('is there for days that were looked at, and for those who may', async () => {
    await expect(read()).rejects.toMatchObject({ code: 'settlement.unknown_proof' });
    await expect(
      asks().ask(readSafeguarding, { caller: staffWith('support'), day: DAY }),
    ).rejects.toMatchObject({ code: 'platform.forbidden' });
  });

  it('is made once when it dies at `proving`', async () => {
    await prove();
    await tell(94_998n);
    await stage.settlement.stop();
    const env = { ...stage.env, PROVE_EVERY_MS: '50', CLOSE_EVERY_MS: '3600000', TZ: 'UTC' };
    const dying = await ServiceProcess.start(MAIN, env, ['settlement.proving']);
    await waitFor(() => dying.hasEnded, { what: 'the service to die at proving' });
    // Before it starts again: its own job looks at once.
    expect(await proofInTheDatabase()).toEqual({ bank_minor: null });
    await stage.start();
    await prove();
    expect(await read()).toMatchObject({ unexplained: money('-1'), holds: false });
    expect(await breaks()).toHaveLength(1);
  }, 60_000);
});
