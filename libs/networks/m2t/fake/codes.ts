import type { RemoteResult } from '@hanout/network-testing';

/** Field 39 for each word; without one where it says nothing. */
export const CODES: Record<RemoteResult['word'], string | undefined> = {
  done: '00',
  declined: '05',
  pending: '09',
  unheard_of: 'ZZ',
  none: undefined,
};
/** YYYYMMDDhhmmss in UTC. */
export function digitsOf(at: Date): string {
  return at.toISOString().replace(/\D/g, '').slice(0, 14);
}
