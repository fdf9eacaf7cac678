import { reachOf } from '@hanout/access';
import type { CallerV1, NetworkName } from '@hanout/contracts';
import { REGISTRATION_ERRORS } from './registrations.errors';

/**
 * That a network has registrations is no secret, so another network is told why it may not read them.
 *
 * @throws DomainError `platform.forbidden`, `networks.other_network`
 */
export function assertMayRead(caller: CallerV1, network: NetworkName): void {
  const reach = reachOf(caller, 'networks.read-registrations');
  if (reach !== 'all' && caller.network !== network)
    throw REGISTRATION_ERRORS.error('networks.other_network');
}
