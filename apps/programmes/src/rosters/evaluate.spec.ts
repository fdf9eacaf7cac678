import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomeTotals } from './evaluation-totals';
import { evaluateInSteps, evaluateRoster } from './evaluate';
import type { Evaluation, EvaluationProgress } from './evaluation';
import { loadRuleSet } from './programme-rules';
import { readRoster } from './roster';
import type { Roster } from './roster';
import { openRosterFolder } from './roster-folder';
import { generateRoster } from './testing/roster-generator';

const rules = loadRuleSet('tayssir-2020-21-t3');
const samples = join(__dirname, '../../../../samples');

function controlTotals(sample: string): unknown {
  return JSON.parse(readFileSync(join(samples, sample, 'control-totals.json'), 'utf8'));
}

describe('the sample roster of 46,337 households', () => {
  let roster: Roster;
  let evaluation: Evaluation;
  const progress: EvaluationProgress[] = [];

  beforeAll(async () => {
    roster = await readRoster(await openRosterFolder(join(samples, 'tayssir-2021-t3')));
    evaluation = await evaluateRoster(roster, rules, (step) => progress.push(step));
    // Ten seconds by itself; what it takes beside other work is not asked here.
  }, 240_000);

  it('comes out as its control totals say, to the centime', () => {
    expect(outcomeTotals(evaluation)).toEqual(controlTotals('tayssir-2021-t3'));
  });

  it('lists every row that is rejected, held or repeated', () => {
    const counts: Record<string, number> = {};
    for (const { file, outcome, reason } of evaluation.findings) {
      const name = `${file} ${outcome} ${reason}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    expect(counts).toEqual({
      'households counted_once identical_row': 76,
      'households held conflicting_rows': 114,
      'households held invalid_cin': 46,
      'households held shared_phone': 78,
      'pupils rejected invalid_massar': 133,
      'pupils rejected unknown_grade': 99,
      'pupils rejected unknown_household': 82,
      'pupils held two_households': 286,
      'pupils held held_household': 336,
      'pupils held no_report': 873,
      'absences rejected rejected_pupil': 1253,
    });
  });

  it('uses every row or says why not: nothing is dropped', () => {
    const { rowCounts, households, pupils, months, findings } = evaluation;
    const unused = (file: string, reason: string): number =>
      findings.filter((finding) => finding.file === file && finding.reason === reason).length;
    expect(households.flatMap(({ rows }) => rows).length).toBe(rowCounts.households);
    expect(pupils.flatMap(({ rows }) => rows).length + evaluation.rejectedPupils.length).toBe(
      rowCounts.pupils,
    );
    const reported = months.absences.filter((count) => count >= 0).length;
    expect(reported + unused('absences', 'rejected_pupil')).toBe(rowCounts.absences);
  });

  it('pays each household what its children are due, and the sum of all is the payable', () => {
    const due = evaluation.households.reduce((sum, { dueMinor }) => sum + dueMinor, 0n);
    expect(due).toBe(2_989_470_000n);
    expect(evaluation.households.filter(({ holds, dueMinor }) => holds.length > 0 && dueMinor > 0n)).toEqual(
      [],
    );
    expect(
      evaluation.households.filter(({ method, dueMinor }) => (method === 'none') !== (dueMinor === 0n)),
    ).toEqual([]);
    expect(
      evaluation.households.filter(({ method, phone }) => method === 'wallet' && phone === undefined),
    ).toEqual([]);
  });

  it('stops often enough for a service to answer in between, and says how far it is', () => {
    expect(progress.length).toBeGreaterThan(200);
    expect(progress.at(-1)).toEqual({ step: 'payments', done: 46_337, total: 46_337 });
  });

  it('gives the same result when it is done again', () => {
    const steps = evaluateInSteps(roster, rules);
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(outcomeTotals(step.value)).toEqual(outcomeTotals(evaluation));
    expect(step.value.findings).toEqual(evaluation.findings);
  });
});

describe('other rosters', () => {
  it('the small one comes out as its control totals say', async () => {
    const roster = await readRoster(await openRosterFolder(join(samples, 'small')));
    expect(outcomeTotals(await evaluateRoster(roster, rules))).toEqual(controlTotals('small'));
  });

  it.each([1, 2, 3, 5, 8, 13, 21, 2021])(
    'a generated one of 500 households comes out as planned (seed %d)',
    async (seed) => {
      const { expected, ...files } = generateRoster({ seed, households: 500 });
      const totals = outcomeTotals(await evaluateRoster(await readRoster(files), rules));
      expect(totals).toEqual(expected);
      // Every kind of fault must be there, or the comparison shows nothing.
      for (const counts of [totals.households_held, totals.pupil_rows_rejected, totals.pupil_months]) {
        expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
      }
      expect([
        totals.pupils_held,
        totals.voucher.households,
        totals.households_with_nothing_due,
      ]).not.toContain(0);
    },
  );

  it('the same seed gives the same roster, another seed another', () => {
    const [one, again, other] = [7, 7, 8].map((seed) => generateRoster({ seed, households: 50 }));
    expect(one).toEqual(again);
    expect(one?.households.equals(other?.households ?? Buffer.alloc(0))).toBe(false);
  });
});
