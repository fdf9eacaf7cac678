import { mayDo, OPERATIONS, type Operation } from '@hanout/access';
import type { ClientAccessV1, Role } from '@hanout/contracts';
import { readRange } from './addresses';
import { API_CLIENTS_ERRORS } from './api-clients.errors';

/** @throws DomainError with the field at fault */
export function checkAccess(
  { scopes = [], addresses = [], expiresAt }: ClientAccessV1,
  { roles, now }: { roles: readonly Role[]; now: Date },
): void {
  scopes.forEach((scope, place) => {
    if (!opensSomething(scope, roles))
      throw API_CLIENTS_ERRORS.error('identity.unknown_scope', { field: `access.scopes.${place}` });
  });
  addresses.forEach((address, place) => {
    if (readRange(address) === undefined)
      throw API_CLIENTS_ERRORS.error('identity.invalid_address_range', {
        field: `access.addresses.${place}`,
      });
  });
  if (expiresAt !== undefined && !(new Date(expiresAt) > now))
    throw API_CLIENTS_ERRORS.error('identity.expiry_past', { field: 'access.expiresAt' });
}

/** What is asked for at sign-in may only be less. @returns undefined when it is more */
export function narrowed(
  granted: readonly string[] | null,
  asked: readonly string[] | undefined,
): { scopes?: string[] } | undefined {
  if (asked === undefined) return granted === null ? {} : { scopes: [...granted] };
  const isWithin = asked.every(
    (scope) => granted === null || granted.includes(scope) || granted.includes(`${scope.split('.')[0]}.*`),
  );
  return isWithin ? { scopes: [...asked] } : undefined;
}

function opensSomething(scope: string, roles: readonly Role[]): boolean {
  const caller = { kind: 'client' as const, id: '', roles: [...roles], scopes: [scope] };
  return (Object.keys(OPERATIONS) as Operation[]).some((operation) => mayDo(caller, operation));
}
