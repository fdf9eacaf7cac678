import { IsArray, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { NETWORK_SERVICES } from '../networks/network-names';

/** Every service with a database keeps a trail of its own. */
export const AUDITED_SERVICES = [
  'identity',
  'ledger',
  'fees',
  'payments',
  'programmes',
  'settlement',
  'notifications',
  'ussd',
  ...NETWORK_SERVICES,
] as const;

export const AUDIT_PAGE_MAX = 200;

/** The newest first; without a subject, everything. */
export class ReadAuditV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** `<kind>` or `<kind>:<id>`: `wallet:0190a…`. */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z][a-z_-]{0,40}(:.{1,200})?$/)
  subject?: string;

  /** Person, staff or client id. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  actorId?: string;

  /** `next` of the page before. */
  @IsOptional()
  @IsUUID()
  after?: string;
}

export class AuditActorV1 {
  @IsIn(['person', 'staff', 'client', 'system', 'nobody'])
  kind: 'person' | 'staff' | 'client' | 'system' | 'nobody';

  @IsString()
  id: string;

  @IsArray()
  @IsString({ each: true })
  roles: string[];
}

export class AuditEntryV1 {
  @IsUUID()
  entryId: string;

  /** Its place in the chain, from a moment after it was written. */
  @IsOptional()
  @Matches(/^[1-9]\d{0,18}$/)
  number?: string;

  /** SHA-256 as hex, over the entry and the hash before it. */
  @IsOptional()
  @Matches(/^[\da-f]{64}$/)
  hash?: string;

  @IsISO8601()
  occurredAt: string;

  @IsPart(() => AuditActorV1)
  actor: AuditActorV1;

  @IsOptional()
  @IsString()
  onBehalfOf?: string;

  @IsString()
  operation: string;

  @IsString()
  subjectKind: string;

  @IsString()
  subjectId: string;

  /** JSON, as the text that was hashed. */
  @IsOptional()
  @IsString()
  before?: string;

  @IsOptional()
  @IsString()
  after?: string;

  @IsOptional()
  @IsString()
  reason?: string;

  @IsOptional()
  @IsString()
  address?: string;

  @IsOptional()
  @IsString()
  agentHash?: string;

  @IsOptional()
  @IsString()
  correlationId?: string;
}

export class AuditPageV1 {
  @IsListOf(() => AuditEntryV1, AUDIT_PAGE_MAX, 0)
  entries: AuditEntryV1[];

  /** Missing on the last page. */
  @IsOptional()
  @IsUUID()
  next?: string;
}

/** Every service with a database answers this one, under its own name. */
export function readAudit(owner: string) {
  return defineAsk({
    subject: `${owner}.ask.read-audit.v1`,
    question: ReadAuditV1,
    answer: AuditPageV1,
  });
}
