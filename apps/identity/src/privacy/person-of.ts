import { reachOf, type Operation } from '@hanout/access';
import type { CallerV1 } from '@hanout/contracts';
import { PRIVACY_ERRORS } from './privacy.errors';

/**
 * Whom a question about personal data is about: the caller, or, with the farther reach, whoever is named.
 *
 * @throws DomainError `platform.forbidden`; `identity.unknown_person` for anybody else's, as for nobody
 */
export function personOf(caller: CallerV1, operation: Operation, personId: string | undefined): string {
  const reach = reachOf(caller, operation);
  if (caller.kind === 'person' && (personId === undefined || personId === caller.id)) return caller.id;
  if (reach !== 'all' || personId === undefined) throw PRIVACY_ERRORS.error('identity.unknown_person');
  return personId;
}
