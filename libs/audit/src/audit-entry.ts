import type { CallerV1 } from '@hanout/contracts';

/** Who acts without an access token: a part of the service itself (`bootstrap`, `expire-cases`), or nobody we know yet. */
export interface ActorWithoutToken {
  kind: 'system' | 'nobody';
  id: string;
}
export type Actor = CallerV1 | ActorWithoutToken;

export type AuditValue = string | number | boolean | null | readonly AuditValue[] | AuditValues;
/** Ids and values that are nobody's secret. A personal field stands as `CHANGED`, or as `hash:…` of a keyed hash. */
export interface AuditValues {
  readonly [field: string]: AuditValue | undefined;
}
export const CHANGED = 'changed';

/** What was done to what. Texts are kept as they are: a reason must name nobody. */
export interface AuditEntry {
  by: Actor;
  /** As in the table of `@hanout/access`: `identity.enrol-people`; what has no row there is named likewise. */
  operation: string;
  /** `{ kind: 'wallet', id }`: what an auditor looks it up by. */
  subject: { kind: string; id: string };
  before?: AuditValues;
  after?: AuditValues;
  reason?: string;
  /** For whom it was done when that is not the actor: `network:cash-plus`, `person:<id>`. */
  onBehalfOf?: string;
}

const PERSONAL = /(^|_)(name|phone|cin|pin|password|secret|token|birth|email|otp)($|_)/;
const HIDDEN = /^(changed|hash:[\w+/=-]+)$/;

/** @throws Error, for it is a bug, when a personal field carries anything but `CHANGED`, a hash or nothing. */
export function assertNothingPersonal(values: AuditValues | undefined): void {
  for (const [field, value] of Object.entries(values ?? {})) {
    const words = field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
    if (typeof value === 'object' && value !== null) {
      for (const inner of Array.isArray(value) ? value : [value])
        if (typeof inner === 'object' && inner !== null) assertNothingPersonal(inner as AuditValues);
    }
    const isBare = typeof value === 'string' || typeof value === 'number' || Array.isArray(value);
    if (PERSONAL.test(words) && isBare && !HIDDEN.test(String(value)))
      throw new Error(`the audit trail does not take the personal field ${field} as it is`);
  }
}
