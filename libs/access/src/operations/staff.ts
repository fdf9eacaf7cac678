import type { Role } from '../roles';
import { rows, type AccessRow } from '../row';

const ALL_STAFF = [
  'support',
  'compliance',
  'finance',
  'programme_officer',
  'programme_approver',
  'auditor',
  'administrator',
] as const satisfies Role[];
const own: AccessRow = Object.fromEntries(ALL_STAFF.map((role) => [role, 'own']));

/** The register of staff, organisations and API clients. Proposing is one administrator's; nothing is done by one alone. */
export const staffOperations = rows({
  'identity.read-staff': { administrator: 'all', auditor: 'all' },
  'identity.add-staff': { administrator: 'all' },
  'identity.change-staff': { administrator: 'all' },
  'identity.read-organisations': { administrator: 'all', auditor: 'all' },
  'identity.add-organisation': { administrator: 'all' },
  'identity.read-api-clients': { administrator: 'all', auditor: 'all' },
  'identity.add-api-client': { administrator: 'all' },
  'identity.change-api-client': { administrator: 'all' },
  'identity.read-proposals': { administrator: 'all', auditor: 'all' },
  'identity.approve-proposal': { administrator: 'all' },
  'identity.reject-proposal': { administrator: 'all' },
  'identity.withdraw-proposal': { administrator: 'all' },
  'identity.enrol-totp': own,
  'identity.enrol-passkey': own,
});
