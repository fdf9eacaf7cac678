import { randomUUID } from 'node:crypto';
import {
  approveSettlementProposal,
  importNetworkReport,
  proposeMatchRules,
  readBreaks,
  readMatch,
  type CompletedPaymentV1,
  type MatchState,
  type ReportFormat,
} from '@hanout/contracts';
import { Money } from '@hanout/money';
import { Asks } from '@hanout/messaging';
import { camt053 } from '../../test/bank';
import { aPayment, SettlementStage, staffWith } from '../../test/settlement-stage';
import { ExplainJob } from './explain.job';

const DAY = '2026-11-26';
const NEXT = '2026-11-27';
const LATE = '2026-11-30';
const finance = staffWith('finance');
type Line = { reference: string; direction: 'in' | 'out'; minor: string };

const lineOf = (payment: CompletedPaymentV1, minor = payment.amount.minor): Line => ({
  reference: payment.paymentId,
  direction: payment.payee.network === 'm2t' ? 'in' : 'out',
  minor,
});
const csvOf = (lines: Line[]) =>
  ['reference;direction;amount;currency']
    .concat(
      lines.map(({ reference, direction, minor }) =>
        [reference, direction, Money.of(BigInt(minor), 'MAD').toDecimal(), 'MAD'].join(';'),
      ),
    )
    .join('\n');

describe('the match of a network’s day', () => {
  let stage: SettlementStage;
  let bought: CompletedPaymentV1[];

  beforeEach(async () => {
    stage = await SettlementStage.set('2026-11-30T12:00:00.000Z');
    bought = ['100', '200', '400'].map((minor) => aPayment('m2t', 'wafacash', minor, `${DAY}T10:00:00.000Z`));
    bought.push(aPayment('cash-plus', 'm2t', '800', `${DAY}T11:00:00.000Z`));
    await stage.pay(...bought);
  });
  afterEach(() => stage.strike());

  const asks = () => stage.settlement.get(Asks);
  const report = (
    lines: Line[],
    day = DAY,
    { format = 'csv' as ReportFormat, document = csvOf(lines) } = {},
  ) => asks().ask(importNetworkReport, { caller: finance, network: 'm2t', day, body: { format, document } });
  const match = (page: { state?: MatchState; after?: string; limit?: number } = {}, day = DAY) =>
    asks().ask(readMatch, { caller: staffWith('auditor'), network: 'm2t', day, ...page });
  const breaks = async () => {
    const { items } = await asks().ask(readBreaks, { caller: finance, network: 'm2t' });
    return items.map(({ kind, state, evidence }) => ({
      kind,
      state,
      reference: (JSON.parse(evidence) as { reference: string }).reference,
    }));
  };

  it('sets ours beside theirs, line by line, with the bank’s', async () => {
    const strange = { reference: 'UNKNOWN-1', direction: 'in' as const, minor: '55' };
    const [same, other, absent, got] = bought as [CompletedPaymentV1, ...CompletedPaymentV1[]];
    expect((await match()).isReported).toBe(false);
    await report([lineOf(same), lineOf(other!, '201'), lineOf(got!), strange]);
    const { totals, items, matchedBps, isReported } = await match();
    expect([isReported, matchedBps]).toEqual([true, 4_000]);
    const money = (minor: string) => ({ minor, currency: 'MAD' });
    expect(totals).toEqual([
      { state: 'amount_differs', lines: 1, difference: money('1') },
      { state: 'matched', lines: 2, difference: money('0') },
      { state: 'ours_only', lines: 1, difference: money('-400') },
      { state: 'theirs_only', lines: 1, difference: money('-55') },
    ]);
    expect(items).toHaveLength(5);
    expect(items).toContainEqual({
      reference: other!.paymentId,
      direction: 'out',
      state: 'amount_differs',
      ours: money('200'),
      theirs: money('201'),
      isSettled: false,
    });
    expect(items.find(({ state }) => state === 'theirs_only')).toEqual({
      reference: 'UNKNOWN-1',
      direction: 'in',
      state: 'theirs_only',
      theirs: money('55'),
      isSettled: false,
    });
    expect(await breaks()).toEqual(
      expect.arrayContaining([
        { kind: 'report_amount_differs', state: 'open', reference: other!.paymentId },
        { kind: 'report_ours_only', state: 'open', reference: absent!.paymentId },
        { kind: 'report_theirs_only', state: 'open', reference: 'UNKNOWN-1' },
      ]),
    );
    expect(await breaks()).toHaveLength(3);
    await stage.closeAll();
    await stage.query(
      `with entry as (
         insert into bank_statements (statement_id, account_number, reference, day, currency, opening_minor,
                                      closing_minor, document_hash, imported_by)
         values (gen_random_uuid(), 'A', 'S', $1, 'MAD', 0, 0, sha256(''), gen_random_uuid()) returning statement_id),
       told as (
         insert into bank_entries (statement_id, account_number, currency, entry_ref, amount_minor, booked_on)
         select statement_id, 'A', 'MAD', 'E', 1, $1 from entry returning entry_id)
       select 1 from told`,
      [DAY],
    );
    await stage.query(
      `update settlement_instructions set settled_at = now(), booked_on = $1, posting = 'asked', ask_again_at = now(),
              entry_id = (select entry_id from bank_entries)
        where window_id = (select distinct window_id from movements where network = 'm2t')`,
      [DAY],
    );
    expect((await match({ state: 'matched' })).items.map(({ isSettled }) => isSettled)).toEqual([true, true]);
  });

  it('is read by pages, and by state', async () => {
    await report(bought.map((payment) => lineOf(payment)));
    const first = await match({ limit: 3 });
    const second = await match({ limit: 3, after: first.next! });
    expect([first.items.length, second.items.length, second.next]).toEqual([3, 1, undefined]);
    const references = [...first.items, ...second.items].map(({ reference }) => reference);
    expect(references).toEqual(bought.map(({ paymentId }) => paymentId).sort());
    expect((await match({ state: 'ours_only' })).items).toEqual([]);
    expect((await match({}, '2026-11-25')).matchedBps).toBe(10_000);
  });

  it('explains what comes in the next report, and leaves what comes too late', async () => {
    const [first, second, ...rest] = bought as [
      CompletedPaymentV1,
      CompletedPaymentV1,
      ...CompletedPaymentV1[],
    ];
    await report(rest.map((payment) => lineOf(payment)));
    expect((await breaks()).map(({ state }) => state)).toEqual(['open', 'open']);
    await report([lineOf(first)], NEXT);
    await report([lineOf(second)], LATE);
    expect(await breaks()).toEqual(
      expect.arrayContaining([
        { kind: 'report_ours_only', state: 'explained', reference: first.paymentId },
        { kind: 'report_ours_only', state: 'open', reference: second.paymentId },
      ]),
    );
    expect((await match({ state: 'late' })).items.map(({ reference }) => reference).sort()).toEqual(
      [first.paymentId, second.paymentId].sort(),
    );
    expect((await match({}, NEXT)).items).toMatchObject([{ reference: first.paymentId, state: 'late' }]);
  });

  it('explains by the rules of its day, which two people change from a day to come', async () => {
    stage.now = '2026-11-25T12:00:00.000Z';
    const rules = { effectiveFrom: DAY, lateDays: 4, source: 'Agreement' };
    const propose = () =>
      asks().ask(proposeMatchRules, {
        caller: finance,
        body: { proposalId: randomUUID(), rules, reason: 'A long week-end' },
      });
    const { proposalId, contentHash } = await propose();
    const approve = (caller = staffWith('finance')) =>
      asks().ask(approveSettlementProposal, { caller, proposalId, body: { contentHash, reason: 'seen' } });
    await expect(approve(finance)).rejects.toMatchObject({ code: 'two-person.same_person' });
    await approve();
    stage.now = '2026-11-30T12:00:00.000Z';
    await expect(propose()).rejects.toMatchObject({ code: 'settlement.terms_day_past' });
    const [first, ...rest] = bought as [CompletedPaymentV1, ...CompletedPaymentV1[]];
    await report(rest.map((payment) => lineOf(payment)));
    await report([lineOf(first)], LATE);
    expect((await breaks()).map(({ state }) => state)).toEqual(['explained']);
  });

  it('explains what we are told after the network was', async () => {
    const payment = aPayment('m2t', 'wafacash', '77', `${NEXT}T10:00:00.000Z`);
    await report([...bought.map((one) => lineOf(one)), lineOf(payment)]);
    expect(await breaks()).toEqual([
      { kind: 'report_theirs_only', state: 'open', reference: payment.paymentId },
    ]);
    await stage.pay(payment);
    await stage.settlement.get(ExplainJob).explain();
    expect((await breaks()).map(({ state }) => state)).toEqual(['explained']);
  });

  it('changes nothing with the same report again, also at once, nor by telling a line twice', async () => {
    const lines = bought.slice(0, 2).map((payment) => lineOf(payment));
    const answers = await Promise.all([report(lines), report(lines), report(lines)]);
    expect(answers.map(({ isRepeated }) => isRepeated).sort()).toEqual([false, true, true]);
    expect(new Set(answers.map(({ reportId }) => reportId)).size).toBe(1);
    expect(await report(lines, NEXT)).toMatchObject({ lines: 0, isRepeated: false });
    expect((await match()).totals.map(({ state, lines: count }) => [state, count])).toEqual([
      ['matched', 2],
      ['ours_only', 2],
    ]);
    expect(await breaks()).toHaveLength(2);
  });

  it('is read of a camt.053, too', async () => {
    const entries = bought.map((payment) => ({
      minor: BigInt(payment.amount.minor) * (payment.payee.network === 'm2t' ? 1n : -1n),
      endToEndId: payment.paymentId,
    }));
    const document = camt053({ accountNumber: 'THEIRS0001', entries });
    await report([], DAY, { format: 'camt053', document });
    expect(await match()).toMatchObject({ matchedBps: 10_000, totals: [{ state: 'matched', lines: 4 }] });
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['a day to come', () => report([], '2026-12-01'), 'settlement.report_day_wrong'],
    ['no such day', () => report([], '2026-02-30'), 'settlement.report_day_wrong'],
    ['a line twice', () => report([lineOf(bought[0]!), lineOf(bought[0]!)]), 'settlement.report_line_twice'],
    [
      'another report of the day',
      () => report([]).then(() => report([lineOf(bought[0]!)])),
      'settlement.report_reused',
    ],
    [
      'another amount than before',
      () => report([lineOf(bought[0]!)]).then(() => report([lineOf(bought[0]!, '1')], NEXT)),
      'settlement.report_reused',
    ],
    [
      'somebody else',
      () =>
        asks().ask(importNetworkReport, {
          caller: { kind: 'staff', id: randomUUID(), roles: ['auditor'] },
          network: 'm2t',
          day: DAY,
          body: { format: 'csv', document: csvOf([]) },
        }),
      'platform.forbidden',
    ],
  ])('is refused with %s', async (_with, act, code) => {
    await expect(act()).rejects.toMatchObject({ code });
  });
});
