import type { CallerV1, NetworkName, Role } from '@hanout/contracts';
import { REGISTRATION_ERRORS } from './registrations.errors';

const READERS_OF_ALL: readonly Role[] = ['programme_officer', 'finance', 'auditor', 'administrator'];

/** @throws DomainError `networks.role_missing`, `networks.other_network` */
export function assertMayRead(caller: CallerV1, network: NetworkName): void {
  if (caller.roles.some((role) => READERS_OF_ALL.includes(role))) return;
  if (!caller.roles.includes('network')) throw REGISTRATION_ERRORS.error('networks.role_missing');
  if (caller.network !== network) throw REGISTRATION_ERRORS.error('networks.other_network');
}
