import { reachOf, type Operation } from '@hanout/access';
import type { CallerV1, NetworkName } from '@hanout/contracts';
import { REGISTRATION_ERRORS } from './registrations.errors';

/**
 * That a network has registrations and payouts is no secret, so another network is told why it may not read them.
 *
 * @throws DomainError `platform.forbidden`, `networks.other_network`
 */
export function assertMayRead(
  caller: CallerV1,
  network: NetworkName,
  operation: Operation = 'networks.read-registrations',
): void {
  const reach = reachOf(caller, operation);
  if (reach !== 'all' && caller.network !== network)
    throw REGISTRATION_ERRORS.error('networks.other_network');
}
