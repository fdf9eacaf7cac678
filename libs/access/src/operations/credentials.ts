import type { Role } from '../roles';
import { rows, type AccessRow } from '../row';

const own = (...roles: Role[]): AccessRow => Object.fromEntries(roles.map((role) => [role, 'own']));
const people = ['customer', 'merchant', 'cashier', 'agent', 'agent_supervisor'] as const;
const staff = [
  'support',
  'compliance',
  'finance',
  'programme_officer',
  'programme_approver',
  'auditor',
  'administrator',
] as const;

/** What proves who somebody is, each their own; API clients have none of it. */
export const credentialsOperations = rows({
  'identity.read-sessions': own(...people, ...staff),
  'identity.revoke-session': own(...people, ...staff),
  'identity.read-pin': own(...people),
  'identity.set-pin': own(...people),
  'identity.check-pin': own(...people),
  'identity.challenge-device': own(...people),
  'identity.register-device': own(...people),
  'identity.read-devices': own(...people),
  'identity.remove-device': own(...people),
  'identity.report-sim-change': { network: 'network' },
});
