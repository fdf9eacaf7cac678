import { CALLER_KINDS, ROLES, STRENGTHS, type CallerV1 } from '@hanout/contracts';
import { isUUID } from 'class-validator';
import type { JWTPayload } from 'jose';

const OPTIONAL_CLAIMS = ['network', 'walletId', 'merchantCode', 'agentId', 'sid', 'strength'];

/** The caller a verified token speaks of; undefined when its claims are not those of an access token. */
export function callerOf(claims: JWTPayload): CallerV1 | undefined {
  const kind = CALLER_KINDS.find((known) => known === claims.kind);
  if (kind === undefined || !isUUID(claims.sub) || !isListOfNames(claims.roles)) return undefined;
  const { roles: named } = claims;
  // A role this version does not know opens nothing here; a token of such roles alone is none of this version.
  const roles = ROLES.filter((role) => named.includes(role));
  if (roles.length === 0 || !OPTIONAL_CLAIMS.every((name) => isTextOrAbsent(claims[name]))) return undefined;
  if (claims.scopes !== undefined && !isListOfNames(claims.scopes)) return undefined;
  const strength = STRENGTHS.find((known) => known === claims.strength);
  return {
    kind,
    id: claims.sub as string,
    roles,
    ...optional('network', claims.network),
    ...optional('walletId', claims.walletId),
    ...optional('merchantCode', claims.merchantCode),
    ...optional('agentId', claims.agentId),
    ...optional('sessionId', claims.sid),
    ...(strength !== undefined && { strength }),
    ...(isListOfNames(claims.scopes) && { scopes: claims.scopes }),
  };
}

function isListOfNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function optional<Name extends string>(name: Name, value: unknown): { [key in Name]?: string } {
  return typeof value === 'string' ? ({ [name]: value } as { [key in Name]: string }) : {};
}
