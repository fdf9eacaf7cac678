import type { CallerV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';

/**
 * Steps that must be done by people of the house, so that "two different staff" means two persons and not two programs.
 *
 * @throws DomainError `platform.forbidden`
 */
export function demandStaff(caller: CallerV1): void {
  if (caller.kind !== 'staff') throw PLATFORM_ERRORS.error('platform.forbidden');
}
