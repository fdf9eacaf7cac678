import { systemAccountId, type LegV1, type ShareParty, type TransferToPostV1 } from '@hanout/contracts';
import { PARTS } from '@hanout/fee-rules';
import { v5 as uuidV5 } from 'uuid';
import type { OwnedParts } from '../recording/collected';

/** A currency and a day make one share-out. */
const SHARE_OUTS = 'b0c1c9a4-0f0e-4a7b-8a35-6a7d1f4f4c0e';

/** Whole minor units for a party; below zero: it gives back. */
export interface PartyAmount {
  party: ShareParty;
  amountMinor: bigint;
}

export interface ShareOut {
  shareOutId: string;
  currency: string;
  day: string;
  /** None of zero. They sum to what was collected. */
  amounts: PartyAmount[];
}

/** What is written of one: what of a minor unit is left to whom, too, which sums to nothing. */
export interface NewShareOut extends ShareOut {
  carried: OwnedParts[];
}

export function shareOutId(currency: string, day: string): string {
  return uuidV5(`${currency}:${day}`, SHARE_OUTS);
}

/**
 * Whole minor units of what is due to each, by largest remainder: they sum to what is due to all, which is whole because
 * fees are. Who got less than his part, or more, has the difference on the next one.
 *
 * @param due since the last one and carried from it; one row for each party
 * @throws Error when all together are not whole: then something was counted that was not collected
 */
export function newShareOut(due: readonly OwnedParts[], currency: string, day: string): NewShareOut {
  const sum = due.reduce((total, { parts }) => total + parts, 0n);
  if (sum % PARTS !== 0n) throw new Error(`what is due in ${currency} until ${day} is not whole: ${sum}`);
  const whole = due.map(({ parts }) => floorOf(parts));
  let left = sum / PARTS - whole.reduce((total, minor) => total + minor, 0n);
  const byRemainder = due
    .map(({ parts }, place) => ({ place, remainder: parts - whole[place]! * PARTS }))
    .sort((one, other) => Number(other.remainder - one.remainder) || one.place - other.place);
  for (const { place } of byRemainder) {
    if (left === 0n) break;
    whole[place]! += 1n;
    left -= 1n;
  }
  return {
    shareOutId: shareOutId(currency, day),
    currency,
    day,
    amounts: due
      .map(({ party }, place) => ({ party, amountMinor: whole[place]! }))
      .filter(({ amountMinor }) => amountMinor !== 0n),
    carried: due.map(({ party, parts }, place) => ({ party, parts: parts - whole[place]! * PARTS })),
  };
}

const floorOf = (parts: bigint): bigint => (parts >= 0n ? parts / PARTS : -((-parts + PARTS - 1n) / PARTS));

/** Where what is a party's of the fees is kept. */
export function partyAccountId(party: ShareParty, currency: string): string {
  return systemAccountId(`fee-share:${party}:${currency}`);
}

/** Made of nothing that changes while it lives: the same one asks for the same transfer, however often. */
export function toTransfer({ shareOutId: transferId, currency, day, amounts }: ShareOut): TransferToPostV1 {
  const income = systemAccountId(`fee-income:${currency}`);
  const legs = amounts.map(({ party, amountMinor }): LegV1 => {
    const account = partyAccountId(party, currency);
    return amountMinor > 0n
      ? {
          debitAccountId: income,
          creditAccountId: account,
          amount: { minor: amountMinor.toString(), currency },
        }
      : {
          debitAccountId: account,
          creditAccountId: income,
          amount: { minor: (-amountMinor).toString(), currency },
        };
  });
  return { transferId, kind: 'fee_share_out', reference: day, legs };
}
