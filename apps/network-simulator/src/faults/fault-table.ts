/**
 * What a remote system can do wrong, and the last two centimes of an amount that ask for it: MAD 35.71 is declined.
 *
 * - answer: how a request is answered; by an amount the first time only that its id is presented.
 * - decision: what becomes of a payout.
 * - notice: what the network tells of a payout or a collection by itself.
 */
export const FAULT_TABLE = {
  slow: { stage: 'answer', centimes: 61 },
  error_500: { stage: 'answer', centimes: 62 },
  too_many_429: { stage: 'answer', centimes: 63 },
  half_body: { stage: 'answer', centimes: 64 },
  reset: { stage: 'answer', centimes: 65 },
  did_it_no_answer: { stage: 'answer', centimes: 66 },
  declined: { stage: 'decision', centimes: 71 },
  pending: { stage: 'decision', centimes: 72 },
  notice_twice: { stage: 'notice', centimes: 81 },
  notice_lost: { stage: 'notice', centimes: 82 },
  notice_late: { stage: 'notice', centimes: 83 },
  notice_early: { stage: 'notice', centimes: 84 },
  notice_of_unknown: { stage: 'notice', centimes: 85 },
  notice_other_amount: { stage: 'notice', centimes: 86 },
  notice_contradicts: { stage: 'notice', centimes: 87 },
} as const;

type Table = typeof FAULT_TABLE;
export type FaultName = keyof Table;
export type FaultStage = Table[FaultName]['stage'];
export type FaultOf<Stage extends FaultStage> = {
  [Name in FaultName]: Table[Name]['stage'] extends Stage ? Name : never;
}[FaultName];
export type AnswerFault = FaultOf<'answer'>;
export type DecisionFault = FaultOf<'decision'>;
export type NoticeFault = FaultOf<'notice'>;

/** A fault that is to happen now. */
export interface Taken<Name extends FaultName = FaultName> {
  mode: Name;
  delayMs?: number;
}

export const FAULT_NAMES = Object.keys(FAULT_TABLE) as FaultName[];

/** The fault of a stage that an amount of centimes asks for. */
export function faultByAmount<Stage extends FaultStage>(
  stage: Stage,
  amount: string,
): FaultOf<Stage> | undefined {
  const asked = Number(amount.slice(-2).padStart(2, '0'));
  const found = FAULT_NAMES.find((name) => {
    const row = FAULT_TABLE[name];
    return row.stage === stage && row.centimes === asked;
  });
  return found as FaultOf<Stage> | undefined;
}
