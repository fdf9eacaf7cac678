import { createHmac } from 'node:crypto';
import type { KycCaseState, KycOutcome, KycStage } from '@hanout/contracts';

export interface ReviewSoFar {
  stage: KycStage;
  firstOutcome: KycOutcome | null;
  /** Whether this case was drawn for a second review. */
  isDrawn: boolean;
}

export interface ReviewResult {
  state: KycCaseState;
  stage: KycStage;
  firstOutcome: KycOutcome | null;
}

/** What a reviewer's outcome makes of a case. Undefined: who has the last word cannot pass it on. */
export function resultOf(so: ReviewSoFar, outcome: KycOutcome): ReviewResult | undefined {
  if (outcome === 'more_needed') return { state: 'more_needed', stage: 'first', firstOutcome: null };
  if (outcome === 'escalated')
    return so.stage === 'last'
      ? undefined
      : { state: 'escalated', stage: 'last', firstOutcome: so.firstOutcome };
  if (so.stage === 'first' && so.isDrawn)
    return { state: 'submitted', stage: 'second', firstOutcome: outcome };
  if (so.stage === 'second' && outcome !== so.firstOutcome)
    return { state: 'escalated', stage: 'last', firstOutcome: so.firstOutcome };
  return { state: outcome, stage: so.stage, firstOutcome: so.firstOutcome };
}

/**
 * Draws cases for a second review: the same case always the same, and without the key nobody can say which, so that
 * neither who chooses the id nor who reviews can have it otherwise.
 *
 * @param shareBps of 10,000
 */
export function isDrawn(key: Buffer, caseId: string, shareBps: number): boolean {
  const hash = createHmac('sha256', key).update(`kyc-second-review:${caseId.toLowerCase()}`).digest();
  return hash.readUIntBE(0, 6) % 10_000 < shareBps;
}
