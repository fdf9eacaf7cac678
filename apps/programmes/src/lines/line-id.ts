import { v5 as uuidV5 } from 'uuid';

const LINES = 'b0f2a7c4-6d0e-4a43-8f0a-7f1c9e3d5b02';

/**
 * The id of what a household gets in one tranche; the ids of its transfers in the ledger are worked out of it. It is
 * itself worked out, never drawn: the same tranche evaluated again, from the same or from corrected files, comes to the
 * same id and pays once.
 */
export function lineIdOf(tranche: { programme: string; ruleSet: string; idcs: string }): string {
  return uuidV5(`${tranche.programme}/${tranche.ruleSet}/${tranche.idcs}`, LINES);
}
