import type { Role } from '../roles';
import { credentialsOperations } from './credentials';
import { auditOperations } from './audit';
import { billersOperations } from './billers';
import { cashOperations } from './cash';
import { feesOperations } from './fees';
import { identityOperations } from './identity';
import { kycOperations } from './kyc';
import { ledgerOperations } from './ledger';
import { networksOperations } from './networks';
import { notificationsOperations } from './notifications';
import { paymentsOperations } from './payments';
import { privacyOperations } from './privacy';
import { programmesOperations } from './programmes';
import { registersOperations } from './registers';
import { screeningOperations } from './screening';
import { settlementOperations } from './settlement';
import { staffOperations } from './staff';

/** Every operation that needs a caller, with its row. */
export const OPERATIONS = {
  ...auditOperations,
  ...billersOperations,
  ...cashOperations,
  ...credentialsOperations,
  ...feesOperations,
  ...identityOperations,
  ...kycOperations,
  ...ledgerOperations,
  ...networksOperations,
  ...notificationsOperations,
  ...paymentsOperations,
  ...privacyOperations,
  ...programmesOperations,
  ...registersOperations,
  ...screeningOperations,
  ...settlementOperations,
  ...staffOperations,
};
export type Operation = keyof typeof OPERATIONS;

/** What anybody may do without an access token: to get one, and to check one. */
export const OPEN_OPERATIONS = [
  'identity.request-code',
  'identity.sign-in',
  'identity.read-signing-keys',
  'identity.activate-staff',
  'identity.challenge-passkey',
  'payments.check-receipt',
  'payments.track',
] as const;
export type OpenOperation = (typeof OPEN_OPERATIONS)[number];

/** The roles that may, whatever their reach. */
export function rolesOf(operation: Operation): Role[] {
  return Object.keys(OPERATIONS[operation]) as Role[];
}
