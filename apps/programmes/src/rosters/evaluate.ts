import { setImmediate } from 'node:timers/promises';
import { hearAbsences } from './absence.reports';
import type { EvaluatedHousehold, Evaluation, EvaluationProgress, PaymentMethod, Steps } from './evaluation';
import { stepThrough } from './evaluation';
import { hearHouseholds } from './household.holds';
import { judgeMonths } from './month.outcomes';
import { hearPupils } from './pupil.rules';
import type { ProgrammeRules } from './programme-rules';
import type { Roster } from './roster';

/**
 * Judges a whole roster by the rules of its tranche. Pure: the same roster and rules give the same result.
 * It stops every few milliseconds; run it with `evaluateRoster` inside a service.
 */
export function* evaluateInSteps(roster: Roster, rules: ProgrammeRules): Steps<Evaluation> {
  const heard = yield* hearHouseholds(roster.households, rules);
  const heardPupils = yield* hearPupils(roster.pupils, heard, rules);
  const { absences, findings: absenceFindings } = yield* hearAbsences(roster.absences, heardPupils, rules);
  const { households } = heard;
  const { pupils } = heardPupils;
  const judged = yield* judgeMonths(pupils, households, absences, rules);
  yield* stepThrough('payments', households.length, (place) => {
    const household = households[place];
    if (household !== undefined) household.method = methodOf(household);
  });
  return {
    rules,
    rowCounts: {
      households: roster.households.length,
      pupils: roster.pupils.length,
      absences: roster.absences.rows.length,
    },
    households,
    householdByIdcs: heard.byIdcs,
    pupils,
    rejectedPupils: heardPupils.rejected,
    months: { outcomes: judged.outcomes, absences },
    findings: [...heard.findings, ...heardPupils.findings, ...judged.findings, ...absenceFindings],
  };
}

/** Runs the evaluation and lets the event loop turn at every stop, so that the service keeps answering. */
export async function evaluateRoster(
  roster: Roster,
  rules: ProgrammeRules,
  onProgress: (progress: EvaluationProgress) => void = () => undefined,
): Promise<Evaluation> {
  const steps = evaluateInSteps(roster, rules);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onProgress(step.value);
    await setImmediate();
  }
}

function methodOf({ holds, dueMinor, phone }: EvaluatedHousehold): PaymentMethod {
  if (holds.length > 0 || dueMinor === 0n) return 'none';
  return phone === undefined ? 'voucher' : 'wallet';
}
