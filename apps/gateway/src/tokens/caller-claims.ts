import { CALLER_KINDS, ROLES, type CallerV1 } from '@hanout/contracts';
import type { JWTPayload } from 'jose';

/** The caller a verified token speaks of; undefined when its claims are not those of an access token. */
export function callerOf(claims: JWTPayload): CallerV1 | undefined {
  const kind = CALLER_KINDS.find((known) => known === claims.kind);
  if (kind === undefined || typeof claims.sub !== 'string' || !Array.isArray(claims.roles)) return undefined;
  const named: unknown[] = claims.roles;
  return {
    kind,
    id: claims.sub,
    // A role this version does not know opens nothing here.
    roles: ROLES.filter((role) => named.includes(role)),
    ...optional('network', claims.network),
    ...optional('walletId', claims.walletId),
    ...optional('merchantCode', claims.merchantCode),
  };
}

function optional<Name extends string>(name: Name, value: unknown): { [key in Name]?: string } {
  return typeof value === 'string' ? ({ [name]: value } as { [key in Name]: string }) : {};
}
