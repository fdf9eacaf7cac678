import { createHash } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import { curveOf } from './fees/schedule';
import { byProvince, type ForecastRow } from './liquidity/forecast';
import { countsOf, stepOf } from './programmes/roster';
import { rosterIdOf } from './programmes/roster-id';
import { evidenceRows } from './settlement/evidence';
import { gradeOf, totalAgeing, type MatchDay } from './settlement/reconciliation';

const mad = (minor: string) => ({ minor, currency: 'MAD' });

it('makes of the same files the roster id that the payday tool makes', async () => {
  const [households, pupils, absences] = ['idcs;cin', 'massar', 'mois'].map((text) => new Blob([text]));
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const content = ['idcs;cin', 'massar', 'mois'].map(sha).join(' ');
  const files = { households: households!, pupils: pupils!, absences: absences! };
  expect(await rosterIdOf('tayssir', 'rules', files)).toBe(
    uuidV5(`tayssir rules ${content}`, 'd2f6b7d0-5a57-4a0e-b1c2-7c1f4f6f7c55'),
  );
});

it('draws the fee by the rules that charge it, with a gap where a schedule does not serve', () => {
  const bands = [{ minMinor: '1001', maxMinor: '6000', fixedMinor: '0', bps: 100, capMinor: '50' }];
  const curve = curveOf({
    scheduleId: '',
    product: '',
    currency: 'MAD',
    payer: '',
    effectiveFrom: '',
    bands,
  });
  expect(curve[0]).toEqual({ name: '0', fee: null });
  expect(curve.at(-1)).toEqual({ name: '60', fee: 50 });
  expect(curve.at(20)).toEqual({ name: '20', fee: 20 });
});

it('counts the totals flat, without amounts and places, and knows how far a roster is', () => {
  const totals = {
    households: 3,
    payable_minor: 5,
    pupils: { held: 1 },
    by_network: { m2t: { households: 1 } },
  };
  expect(countsOf(totals)).toEqual([
    { what: 'households', count: 3 },
    { what: 'pupils/held', count: 1 },
  ]);
  expect(['uploading', 'evaluated', 'approved', 'closed', 'unheard'].map(stepOf)).toEqual([0, 2, 3, 5, 0]);
});

it('adds the cash of a province up, and shows the one that lacks most first', () => {
  const row = (province: string, have: string, short: string): ForecastRow => {
    const need = { need: mad('0'), have: mad(have), short: mad(short) };
    return { network: 'm2t', province, commune: '', cash: need, float: need };
  };
  expect(byProvince([row('Azilal', '5', '1'), row('Fès', '1', '9'), row('Azilal', '2', '3')])).toEqual([
    { name: 'Fès', have: 1, short: 9 },
    { name: 'Azilal', have: 7, short: 4 },
  ]);
});

it('grades a day of a network, and a day without a report is not a good one', () => {
  const day: MatchDay = {
    network: 'm2t',
    day: '2026-11-28',
    isReported: true,
    matched: 1,
    late: 0,
    amountDiffers: 0,
    oursOnly: 0,
    theirsOnly: 0,
  };
  const grades = [10_000, 9_600, 9_499].map((matchedBps) => gradeOf({ ...day, matchedBps }));
  expect(grades).toEqual(['good', 'poor', 'bad']);
  expect(gradeOf({ ...day, isReported: false, matchedBps: 10_000 })).toBe('unreported');
  expect([gradeOf(day), gradeOf(undefined)]).toEqual(['good', 'none']);
  const ageing = { upToOneDay: 1, twoToThreeDays: 2, fourToSevenDays: 3, overSevenDays: 4 };
  expect(totalAgeing([ageing, ageing])).toMatchObject({ upToOneDay: 2, overSevenDays: 8 });
});

it('lays evidence out line by line, amounts as amounts, and shows what is no JSON as it is', () => {
  expect(evidenceRows('{"asked":{"amount":{"minor":"5001","currency":"MAD"}},"day":"2026-11-28"}')).toEqual([
    { path: 'asked.amount', value: '50,01 MAD' },
    { path: 'day', value: '2026-11-28' },
  ]);
  expect(evidenceRows('<b>')).toEqual([{ path: '', value: '<b>' }]);
});
