import { createHmac } from 'node:crypto';

/** A network's own signing secret, made from the one the simulator is given. */
export function networkSecret(networksSecret: string, network: string): string {
  return createHmac('sha256', networksSecret).update(network).digest('hex');
}
