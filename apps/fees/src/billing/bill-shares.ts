import type { ShareParty } from '@hanout/contracts';
import { PARTS, shareOut } from '@hanout/fee-rules';
import type { OwnedParts } from '../recording/collected';

/** Whose a bill is, and what of what is carried is whose. Parts are 1/10,000 of the minor unit. */
export interface SharedBill {
  shares: OwnedParts[];
  carried: OwnedParts[];
}

/**
 * Divides a bill among those to whom it is owed, in proportion: its shares sum to it, and what is left to them sums to what
 * is left of what was due. Who gave back more than was his is owed nothing, until that is used up.
 */
export function shareBill(owed: ReadonlyMap<ShareParty, bigint>, amountMinor: bigint): SharedBill {
  const parties = [...owed].map(([party, parts]) => ({ party, parts }));
  if (amountMinor === 0n) return { shares: [], carried: parties };
  const parts = shareOut(
    amountMinor * PARTS,
    parties.map((one) => (one.parts > 0n ? one.parts : 0n)),
  );
  return {
    shares: parties
      .map(({ party }, place) => ({ party, parts: parts[place]! }))
      .filter((one) => one.parts > 0n),
    carried: parties.map((one, place) => ({ ...one, parts: one.parts - parts[place]! })),
  };
}
