import type { ShareParty } from '@hanout/contracts';

/** Whose a part of a fee is, in 1/10,000 of the minor unit, as text: JSON has no bigint. */
export interface Share {
  party: ShareParty;
  fraction: string;
}
