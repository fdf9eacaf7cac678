import { createHash } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import { curveOf } from './fees/schedule';
import { byProvince, codeOf, gradeOf as mapGradeOf, type ForecastRow } from './liquidity/forecast';
import { PILOT, TILES } from './liquidity/province-grid';
import { provinceTexts } from './liquidity/provinces.texts';
import { byDeadline, summaryOf, type Complaint } from './programmes/complaint';
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
  const curve = curveOf({ currency: 'MAD', bands });
  expect(curve[0]).toEqual({ name: '0', fee: null });
  expect(curve.at(-1)).toEqual({ name: '60', fee: 50 });
  expect(curve.at(25)).toEqual({ name: '30', fee: 30 });
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

describe('the map of what payday asks for', () => {
  const row = (province: string, need: string, short: string): ForecastRow => {
    const meter = (minor: string) => ({
      need: mad(minor),
      have: mad('1'),
      short: mad(minor === '0' ? '0' : short),
    });
    return { network: 'm2t', province, cash: meter(need), float: meter('0') };
  };
  const rows = [row('Azilal', '500', '100'), row('Fès', '900', '900'), row('Azilal', '500', '0')];

  it('adds up what is missing in a province, and shows the one that lacks most first', () => {
    expect(byProvince(rows, 'cash')).toEqual([
      { name: 'Fès', code: 'FES', need: 900n, have: 1n, short: 900n },
      { name: 'Azilal', code: 'AZI', need: 1000n, have: 2n, short: 100n },
    ]);
  });

  it('grades by what is met where it is needed, for either thing by itself', () => {
    expect(byProvince(rows, 'cash').map(mapGradeOf)).toEqual(['bad', 'poor']);
    expect(byProvince(rows, 'float').map(mapGradeOf)).toEqual(['good', 'good']);
    expect(mapGradeOf(undefined)).toBe('none');
  });

  it('has one tile for each of the 75 provinces, each with a name, the pilot among them', () => {
    const codes = TILES.map(({ code }) => code);
    expect(codes.length).toBe(75);
    expect([...codes].sort()).toEqual(Object.keys(provinceTexts.fr).sort());
    expect(codes).toEqual(expect.arrayContaining([...PILOT]));
    expect(codeOf('FES')).toBe('FES');
    expect(codeOf('Nowhere')).toBeUndefined();
  });
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

describe('complaints', () => {
  const now = Date.parse('2026-11-29T12:00:00Z');
  const complaint = (complaintId: string, dueAt: string, outcome?: string): Complaint => ({
    complaintId,
    cursor: complaintId,
    rosterId: '',
    idcs: '1000000001',
    reason: 'other',
    openedAt: '2026-11-01T12:00:00Z',
    dueAt,
    isOverdue: false,
    ...(outcome !== undefined && { outcome }),
  });
  const all = [
    complaint('answered', '2026-11-01T12:00:00Z', 'upheld'),
    complaint('later', '2026-12-29T12:00:00Z'),
    complaint('late', '2026-11-29T12:00:00Z'),
    complaint('soon', '2026-11-30T12:00:00Z'),
  ];

  it('come by their deadlines, the answered ones last', () => {
    expect(byDeadline(all).map(({ complaintId }) => complaintId)).toEqual([
      'late',
      'soon',
      'later',
      'answered',
    ]);
  });

  it('are counted by how their time stands', () => {
    expect(summaryOf(all, now)).toEqual({ waiting: 3, overdue: 1, soon: 1, answered: 1 });
  });
});
