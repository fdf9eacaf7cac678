import { PLATFORM_ERRORS } from '@hanout/errors';
import { OPERATIONS, type Operation } from './operations';
import type { Role } from './roles';
import { REACHES, type Reach } from './row';

/** Who acts, as far as the table looks at it; any caller is one. */
export interface Actor {
  readonly roles: readonly Role[];
  readonly scopes?: readonly string[];
}

/**
 * The farthest any of the caller's roles reaches in an operation.
 *
 * @throws DomainError `platform.forbidden` when none of them may, or the token is narrowed to other operations
 */
export function reachOf({ roles, scopes }: Actor, operation: Operation): Reach {
  if (!isWithin(scopes, operation)) throw PLATFORM_ERRORS.error('platform.forbidden');
  const row = OPERATIONS[operation];
  const reach = [...REACHES].reverse().find((far) => roles.some((role) => row[role] === far));
  if (reach === undefined) throw PLATFORM_ERRORS.error('platform.forbidden');
  return reach;
}

/** Whether any of the caller's roles may; for screens and lists. */
export function mayDo({ roles, scopes }: Actor, operation: Operation): boolean {
  return isWithin(scopes, operation) && roles.some((role) => OPERATIONS[operation][role] !== undefined);
}

/** Scopes only ever narrow what the roles open. */
function isWithin(scopes: readonly string[] | undefined, operation: Operation): boolean {
  return (
    scopes === undefined || scopes.includes(operation) || scopes.includes(`${operation.split('.')[0]}.*`)
  );
}
