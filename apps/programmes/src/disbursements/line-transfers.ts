import type { PostingV1, TransferToPostV1 } from '@hanout/contracts';
import { fundAccountId, voucherLiabilityAccountId } from '../accounts/programme-accounts';

/** One household's grant, as it waits to be paid. */
export interface WaitingLine {
  readonly lineId: string;
  readonly idcs: string;
  readonly method: 'wallet' | 'voucher';
  readonly network: string;
  readonly amountMinor: bigint;
  readonly amountCurrency: string;
  readonly walletId: string | null;
  readonly personId: string | null;
}

/** How a line ended, in the ledger's own words when it was refused. */
export interface LineEnding {
  readonly line: WaitingLine;
  readonly state: 'paid' | 'returned';
  readonly reason: string | null;
  readonly endedAt: string;
}

/** The transfer's id is the line's: asked a hundred times, it is posted once. */
export function transferOf(
  line: WaitingLine,
  { programme, ruleSet }: { programme: string; ruleSet: string },
): TransferToPostV1 {
  const creditAccountId = line.method === 'wallet' ? line.walletId : voucherLiabilityAccountId(programme);
  if (!creditAccountId) throw new Error(`line ${line.lineId} was claimed without a wallet`);
  return {
    transferId: line.lineId,
    kind: line.method === 'wallet' ? 'grant' : 'voucher_issue',
    reference: ruleSet,
    legs: [
      {
        debitAccountId: fundAccountId(programme),
        creditAccountId,
        amount: { minor: line.amountMinor.toString(), currency: line.amountCurrency },
      },
    ],
  };
}

export interface JudgedPostings {
  readonly endings: LineEnding[];
  /** Lines that keep waiting although they were answered, because the fund is empty. */
  readonly unfunded: number;
}

/**
 * What the ledger's answers mean for the lines. A yes ends a line at once. A no ends it only when `areRefusalsFinal`:
 * while an earlier question about the same line may still be on its way, a no can be followed by a late yes. An empty
 * fund is no fault of the household, so such a line waits for the next deposit. A line without an answer waits too.
 */
export function judgePostings(
  lines: readonly WaitingLine[],
  postings: readonly PostingV1[],
  { areRefusalsFinal, now }: { areRefusalsFinal: boolean; now: Date },
): JudgedPostings {
  const answers = new Map(postings.map((posting) => [posting.transferId, posting]));
  const endings: LineEnding[] = [];
  let unfunded = 0;
  for (const line of lines) {
    const posting = answers.get(line.lineId);
    if (!posting) continue;
    const endedAt = posting.postedAt ?? now.toISOString();
    if (posting.outcome !== 'refused') endings.push({ line, state: 'paid', reason: null, endedAt });
    else if (posting.reason === 'insufficient_funds') unfunded += 1;
    else if (areRefusalsFinal)
      endings.push({ line, state: 'returned', reason: posting.reason ?? 'refused', endedAt });
  }
  return { endings, unfunded };
}
