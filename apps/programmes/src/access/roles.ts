import type { CallerV1, Role } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';

/** Who may look at a roster and at what became of it. */
export const ROSTER_READERS = ['programme_officer', 'programme_approver', 'finance', 'auditor'] as const;

/** @throws DomainError `platform.forbidden` when the caller has none of the roles. */
export function demandRole(caller: CallerV1, ...roles: readonly Role[]): void {
  if (!caller.roles.some((role) => roles.includes(role))) throw PLATFORM_ERRORS.error('platform.forbidden');
}

/** Steps that must be done by people of the house, so that "two different staff" means two persons and not two programs. */
export function demandStaff(caller: CallerV1, role: Role): void {
  if (caller.kind !== 'staff') throw PLATFORM_ERRORS.error('platform.forbidden');
  demandRole(caller, role);
}
