import { PROGRAMMES_ERRORS } from '../programmes.errors';
import { listRuleSets, loadRuleSet } from './programme-rules';

/** The programmes there are rules for. */
export function knownProgrammes(): string[] {
  return [...new Set(listRuleSets().map((id) => loadRuleSet(id).programme))].sort();
}

/** @throws DomainError `programmes.unknown_programme` */
export function demandProgramme(programme: string): void {
  if (!knownProgrammes().includes(programme)) throw PROGRAMMES_ERRORS.error('programmes.unknown_programme');
}
