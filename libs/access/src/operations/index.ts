import type { Role } from '@hanout/contracts';
import { feesOperations } from './fees';
import { identityOperations } from './identity';
import { ledgerOperations } from './ledger';
import { networksOperations } from './networks';
import { notificationsOperations } from './notifications';
import { paymentsOperations } from './payments';
import { programmesOperations } from './programmes';
import { settlementOperations } from './settlement';

/** Every operation that needs a caller, with its row. */
export const OPERATIONS = {
  ...feesOperations,
  ...identityOperations,
  ...ledgerOperations,
  ...networksOperations,
  ...notificationsOperations,
  ...paymentsOperations,
  ...programmesOperations,
  ...settlementOperations,
};
export type Operation = keyof typeof OPERATIONS;

/** What anybody may do without an access token: to get one, and to check one. */
export const OPEN_OPERATIONS = [
  'identity.request-code',
  'identity.sign-in',
  'identity.read-signing-keys',
] as const;
export type OpenOperation = (typeof OPEN_OPERATIONS)[number];

/** The roles that may, whatever their reach. */
export function rolesOf(operation: Operation): Role[] {
  return Object.keys(OPERATIONS[operation]) as Role[];
}
