import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  approveSettlementProposal,
  NETWORKS,
  proposeSettlementTerms,
  readSettlementTerms,
  readWindows,
  type CallerV1,
  type NetworkName,
  type SettlementWindowV1,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { ServiceProcess, waitFor } from '@hanout/testing';
import { aPayment, SettlementStage, staffWith } from '../../test/settlement-stage';
import { ClosingJob } from './closing.job';

const MAIN = join(__dirname, '..', '..', 'test', 'crashing-main.ts');
const DAY = '2026-11-28';
const at = (time: string, day = DAY) => `${day}T${time}:00.000Z`;

describe('settlement windows', () => {
  let stage: SettlementStage;

  beforeEach(async () => {
    stage = await SettlementStage.set(at('19:59'));
    // The windows before are closed, so that those of the day begin at a cut-off.
    await stage.closeAll();
  });
  afterEach(() => stage.strike());

  const read = (day = DAY, caller: CallerV1 = staffWith('finance')) =>
    stage.settlement.get(Asks).ask(readWindows, { caller, day });
  const windowOf = async (network: NetworkName, day = DAY): Promise<SettlementWindowV1> =>
    (await read(day)).items.find((one) => one.network === network)!;
  const breaks = () => stage.query<{ kind: string; evidence: object }>('select kind, evidence from breaks');
  async function closeAt(now: string): Promise<void> {
    stage.now = now;
    await stage.closeAll();
  }

  it('count each movement in the window of its time, and close with nets that sum to zero', async () => {
    await stage.pay(
      aPayment('m2t', 'wafacash', '5001', at('10:00')),
      aPayment('wafacash', 'cash-plus', '300', at('19:59')),
      aPayment('m2t', 'wafacash', '7', at('20:00')),
    );
    await stage.grant('m2t', '64000', at('11:00'));
    expect(await windowOf('m2t')).toMatchObject({ state: 'open', movements: 2, net: { minor: '58999' } });
    await closeAt(at('20:00'));
    const { items, paymentsBalance } = await read();
    expect(paymentsBalance).toBe(true);
    expect(items.map(({ network }) => network)).toEqual(NETWORKS);
    expect(await windowOf('m2t')).toMatchObject({
      state: 'closed',
      opensAt: at('20:00', '2026-11-27'),
      cutOffAt: at('20:00'),
      grants: { minor: '64000', currency: 'MAD' },
      paymentsOut: { minor: '5001', currency: 'MAD' },
      net: { minor: '58999', currency: 'MAD' },
      movements: 2,
      lateMovements: 0,
    });
    expect(await windowOf('wafacash')).toMatchObject({ net: { minor: '4701' }, movements: 2 });
    expect(await windowOf('barid-cash')).toMatchObject({
      state: 'settled',
      net: { minor: '0' },
      movements: 0,
    });
    // What is of the time of the cut-off is of the next one.
    expect(await windowOf('m2t', '2026-11-29')).toMatchObject({ state: 'open', paymentsOut: { minor: '7' } });
    expect(await breaks()).toEqual([]);
  });

  it('take what is told late into the one that is open then, and never change once closed', async () => {
    await closeAt(at('20:00'));
    const closed = await read();
    await stage.pay(aPayment('m2t', 'wafacash', '5001', at('10:00')));
    await closeAt(at('20:30'));
    expect(await read()).toEqual(closed);
    await closeAt(at('20:00', '2026-11-29'));
    expect(await windowOf('m2t', '2026-11-29')).toMatchObject({ movements: 1, lateMovements: 1 });
    expect(await read()).toEqual(closed);
    for (const change of [
      'update settlement_windows set grants_minor = 1',
      'delete from settlement_windows',
      'update movements set window_id = null',
      'update movements set amount_minor = 1',
    ])
      await expect(stage.query(change)).rejects.toThrow(/never changes/);
  });

  it('wait for what is told late until they are closed', async () => {
    stage.now = at('20:14');
    await stage.settlement.stop();
    Object.defineProperty(stage, 'env', { value: { ...stage.env, CLOSE_AFTER_MS: '900000' } });
    await stage.start();
    await stage.closeAll();
    expect((await read()).items.filter(({ state }) => state !== 'open')).toEqual([]);
    await closeAt(at('20:15'));
    expect((await read()).items.map(({ state }) => state)).toEqual(NETWORKS.map(() => 'settled'));
  });

  it('close one after another when nobody looked for days', async () => {
    await stage.pay(
      aPayment('m2t', 'wafacash', '1', at('10:00')),
      aPayment('m2t', 'wafacash', '2', at('10:00', '2026-11-29')),
      aPayment('m2t', 'wafacash', '4', at('10:00', '2026-11-30')),
    );
    await closeAt(at('23:00', '2026-11-30'));
    const owed = ['2026-11-28', '2026-11-29', '2026-11-30'].map(
      async (day) => (await windowOf('m2t', day)).net.minor,
    );
    expect(await Promise.all(owed)).toEqual(['-1', '-2', '-4']);
  });

  it('close once when several close at once, while payments are told', async () => {
    stage.now = at('20:00');
    const payments = Array.from({ length: 60 }, (_, place) =>
      aPayment(NETWORKS[place % 6]!, NETWORKS[(place + 1) % 6]!, String(100 + place), at('10:00')),
    );
    const close = () => stage.settlement.get(ClosingJob).closeNext();
    await Promise.all(
      payments.flatMap((payment, place) => [
        stage.pay(payment),
        ...(place % 20 === 10 ? [close(), close()] : []),
      ]),
    );
    await stage.closeAll();
    await closeAt(at('20:00', '2026-11-29'));
    const days = [await read(), await read('2026-11-29')];
    expect(days.map(({ paymentsBalance }) => paymentsBalance)).toEqual([true, true]);
    const items = days.flatMap((day) => day.items);
    expect(items).toHaveLength(12);
    expect(items.reduce((sum, { movements }) => sum + movements, 0)).toBe(120);
    const total = payments.reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n);
    expect(items.reduce((sum, { paymentsIn }) => sum + BigInt(paymentsIn.minor), 0n)).toBe(total);
    expect(await breaks()).toEqual([]);
  });

  it('open a break for a payment that only one network knows of', async () => {
    const movementId = randomUUID();
    await stage.query(
      `insert into movements (movement_id, network, kind, business_day, amount_minor, amount_currency, moved_at)
       values ($1, 'm2t', 'payment_in', $2, 55, 'MAD', $3)`,
      [movementId, DAY, at('10:00')],
    );
    await closeAt(at('20:00'));
    expect((await read()).paymentsBalance).toBe(false);
    expect(await breaks()).toEqual([
      {
        kind: 'payments_unbalanced',
        evidence: expect.objectContaining({
          payments: 1,
          named: [{ movementId, network: 'm2t', kind: 'payment_in', difference: '55', currency: 'MAD' }],
        }) as object,
      },
    ]);
  });

  it.each(['closing', 'closed'])(
    'are closed once when it dies at `%s`',
    async (point) => {
      const yesterday = new Date(Date.now() - 86_400_000).toISOString();
      await stage.query('alter table settlement_windows disable trigger all');
      await stage.query('delete from settlement_windows');
      await stage.query('alter table settlement_windows enable trigger all');
      await stage.pay(aPayment('m2t', 'wafacash', '5001', yesterday));
      await stage.settlement.stop();
      const quick = { CLOSE_EVERY_MS: '50', TZ: 'UTC' };
      const dying = await ServiceProcess.start(MAIN, { ...stage.env, ...quick }, [`settlement.${point}`]);
      await waitFor(() => dying.hasEnded, { what: `the service to die at ${point}` });
      await stage.start();
      await closeAt(new Date().toISOString());
      const windows = await stage.query<object>(
        `select count(*), count(distinct (network, cut_off_at)) as different, sum(movements) as movements,
                sum(payments_in_minor) as owed from settlement_windows where payments_in_minor + payments_out_minor > 0`,
      );
      expect(windows).toEqual([{ count: '2', different: '2', movements: '2', owed: '5001' }]);
    },
    60_000,
  );

  describe('by their terms', () => {
    const [maker, checker] = [staffWith('finance'), staffWith('finance')];
    const asks = () => stage.settlement.get(Asks);
    const propose = (effectiveFrom: string, cutOffs: string[], caller = maker) =>
      asks().ask(proposeSettlementTerms, {
        caller,
        body: {
          proposalId: randomUUID(),
          reason: 'a second window',
          terms: {
            party: 'm2t',
            effectiveFrom,
            cutOffs,
            account: { number: 'NETWORK00004', institution: 'M2T' },
            source: 'Agreement',
          },
        },
      });
    const approve = (
      { proposalId, contentHash }: { proposalId: string; contentHash: string },
      caller = checker,
    ) => asks().ask(approveSettlementProposal, { caller, proposalId, body: { contentHash, reason: 'seen' } });

    it('end when two people have said so, from a day to come, without touching what is closed', async () => {
      const proposal = await propose('2026-11-29', ['12:00', '20:00']);
      await expect(approve(proposal, maker)).rejects.toMatchObject({ code: 'two-person.same_person' });
      await Promise.all([approve(proposal), approve(proposal)]);
      expect((await asks().ask(readSettlementTerms, { caller: checker })).items).toContainEqual(
        expect.objectContaining({ party: 'm2t', effectiveFrom: '2026-11-29', cutOffs: ['12:00', '20:00'] }),
      );
      await stage.pay(
        aPayment('m2t', 'wafacash', '1', at('10:00', '2026-11-29')),
        aPayment('m2t', 'wafacash', '2', at('13:00', '2026-11-29')),
      );
      await closeAt(at('20:00', '2026-11-29'));
      const { items } = await read('2026-11-29');
      expect(items.filter(({ network }) => network === 'm2t').map(({ net }) => net.minor)).toEqual([
        '-1',
        '-2',
      ]);
      expect((await windowOf('wafacash', '2026-11-29')).net.minor).toBe('3');
      expect(await breaks()).toEqual([]);
    });

    it.each([
      ['a day that has begun', DAY, ['20:00'], 'settlement.terms_day_past'],
      ['no such day', '2026-02-30', ['20:00'], 'settlement.terms_day_wrong'],
      ['no cut-off', '2026-12-01', [], 'settlement.cut_offs_wrong'],
      ['cut-offs out of order', '2026-12-01', ['20:00', '12:00'], 'settlement.cut_offs_wrong'],
    ])('refuse %s', async (_what, day, cutOffs, code) => {
      await expect(propose(day, cutOffs)).rejects.toMatchObject({ code });
    });

    it('are not changed when their day has come before the second person', async () => {
      const proposal = await propose('2026-11-29', ['12:00']);
      stage.now = at('00:00', '2026-11-29');
      await expect(approve(proposal)).rejects.toMatchObject({ code: 'settlement.terms_day_past' });
      await expect(propose('2026-12-01', ['12:00'], staffWith('auditor'))).rejects.toMatchObject({
        code: 'platform.forbidden',
      });
    });
  });
});
