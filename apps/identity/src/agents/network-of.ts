import { NETWORKS, type CallerV1, type NetworkName } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';

/** The network the caller acts for. @throws DomainError `platform.forbidden` when the token names none we know */
export function networkOf(caller: CallerV1): NetworkName {
  const network = NETWORKS.find((name) => name === caller.network);
  if (network === undefined) throw PLATFORM_ERRORS.error('platform.forbidden');
  return network;
}
