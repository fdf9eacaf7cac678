import {
  importNetworkReport,
  NETWORKS,
  readMatch,
  readReconciliation,
  type CompletedPaymentV1,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { DataSource } from 'typeorm';
import { aPayment, SettlementStage, staffWith } from '../../test/settlement-stage';
import { openBreak } from '../breaks/breaks.queries';

const [DAY, NEXT] = ['2026-11-26', '2026-11-27'];
const finance = staffWith('finance');

describe('the reconciliation of days', () => {
  let stage: SettlementStage;

  beforeEach(async () => {
    stage = await SettlementStage.set('2026-11-30T12:00:00.000Z');
  });
  afterEach(() => stage.strike());

  const asks = () => stage.settlement.get(Asks);
  const read = (from = DAY, to = NEXT, caller = finance) =>
    asks().ask(readReconciliation, { caller, from, to });
  const report = (day: string, lines: [payment: string, amount: string][]) =>
    asks().ask(importNetworkReport, {
      caller: finance,
      network: 'm2t',
      day,
      body: {
        format: 'csv',
        document: ['reference;direction;amount;currency']
          .concat(lines.map(([payment, amount]) => `${payment};in;${amount};MAD`))
          .join('\n'),
      },
    });
  const pay = async (count: number, day: string): Promise<string[]> => {
    const payments: CompletedPaymentV1[] = Array.from({ length: count }, () =>
      aPayment('wafacash', 'm2t', '500', `${day}T10:00:00.000Z`),
    );
    await stage.pay(...payments);
    return payments.map(({ paymentId }) => paymentId);
  };

  it('counts each day of each network as its match does, and tells by what rules breaks close', async () => {
    const [same, other, late, absent] = (await pay(4, DAY)) as [string, string, string, string];
    const [tomorrow] = (await pay(1, NEXT)) as [string];
    await report(DAY, [
      [same, '5.00'],
      [other, '5.01'],
      [tomorrow, '4.99'],
      ['UNKNOWN-1', '7.00'],
    ]);
    await report(NEXT, [[late, '5.00']]);
    const { days, rules } = await read();
    expect(days).toEqual([
      {
        network: 'm2t',
        day: DAY,
        isReported: true,
        matched: 1,
        late: 1,
        amountDiffers: 2,
        oursOnly: 1,
        theirsOnly: 1,
        matchedBps: 1_666,
      },
      expect.objectContaining({
        network: 'wafacash',
        day: DAY,
        isReported: false,
        oursOnly: 4,
        matchedBps: 0,
      }),
      expect.objectContaining({ network: 'm2t', day: NEXT, late: 1, amountDiffers: 1, oursOnly: 0 }),
      expect.objectContaining({ network: 'wafacash', day: NEXT, oursOnly: 1 }),
    ]);
    expect(absent).toBeDefined();
    for (const { network, day, matchedBps, ...counts } of days) {
      const { totals, ...match } = await asks().ask(readMatch, { caller: finance, network, day });
      const of = (state: string) => totals.find((total) => total.state === state)?.lines ?? 0;
      expect([matchedBps, counts]).toEqual([
        match.matchedBps,
        {
          isReported: match.isReported,
          matched: of('matched'),
          late: of('late'),
          amountDiffers: of('amount_differs'),
          oursOnly: of('ours_only'),
          theirsOnly: of('theirs_only'),
        },
      ]);
    }
    expect(rules).toEqual([
      {
        effectiveFrom: '2021-01-01',
        lateDays: 2,
        confirmDays: 4,
        source: expect.stringContaining('T+1') as string,
      },
    ]);
  });

  it('counts what is open by network, kind and age', async () => {
    const { manager } = stage.settlement.get(DataSource);
    for (const [place, hours] of [0, 47, 48, 95, 96, 191, 192, 4_000].entries()) {
      const subjectId = `day-${place}`;
      const network = hours === 0 ? {} : { network: 'm2t' };
      await openBreak(manager, { kind: 'settlement_not_posted', subjectId, ...network, evidence: {} });
      await stage.query('alter table breaks disable trigger break_is_closed_once');
      await stage.query(
        `update breaks set opened_at = now() - make_interval(hours => $2) where subject_id = $1`,
        [subjectId, hours],
      );
      await stage.query('alter table breaks enable trigger break_is_closed_once');
    }
    const kind = 'settlement_not_posted';
    expect((await read()).openBreaks).toEqual([
      {
        network: 'm2t',
        kind,
        ageing: { upToOneDay: 1, twoToThreeDays: 2, fourToSevenDays: 2, overSevenDays: 2 },
      },
      { kind, ageing: { upToOneDay: 1, twoToThreeDays: 0, fourToSevenDays: 0, overSevenDays: 0 } },
    ]);
  });

  it('reads 31 days of 200,000 lines of all networks at once', async () => {
    await stage.query(
      `insert into movements (movement_id, network, kind, business_day, amount_minor, amount_currency, moved_at)
       select gen_random_uuid(), ($1::text[])[1 + n % 6], 'payment_in', date '2026-10-01' + n % 31, 100, 'MAD', '2026-10-01'
         from generate_series(1, 200000) n`,
      [NETWORKS],
    );
    await stage.query(
      `insert into network_reports (report_id, network, day, format, document_hash, imported_by)
       select gen_random_uuid(), network, day, 'csv', sha256('x'), gen_random_uuid()
         from (select distinct network, business_day as day from movements) as days`,
    );
    await stage.query(
      `insert into report_lines (report_id, network, day, reference, direction, amount_minor, amount_currency, movement_id)
       select report_id, network, day, movement_id, 'in', 100, 'MAD', movement_id
         from movements join network_reports using (network) where day = business_day`,
    );
    // As it does by itself within a minute.
    await stage.query('analyze movements, report_lines');
    const began = Date.now();
    const { days } = await read('2026-10-01', '2026-10-31');
    process.stdout.write(`31 days of 200,000 lines are read in ${Date.now() - began} ms\n`);
    expect(days).toHaveLength(186);
    expect(days.reduce((sum, { matched }) => sum + matched, 0)).toBe(200_000);
    expect(new Set(days.map(({ matchedBps }) => matchedBps))).toEqual(new Set([10_000]));
  }, 60_000);

  it.each([
    ['no day', '2026-02-30', NEXT],
    ['no order', NEXT, DAY],
    ['32 days', '2026-10-01', '2026-11-01'],
  ])('is refused of %s', async (_of, from, to) => {
    await expect(read(from, to)).rejects.toMatchObject({ code: 'settlement.days_wrong' });
    await expect(read(DAY, NEXT, staffWith('support'))).rejects.toMatchObject({ code: 'platform.forbidden' });
  });
});
