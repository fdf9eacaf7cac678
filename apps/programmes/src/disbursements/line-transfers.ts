import type { PostingV1, TransferToPostV1 } from '@hanout/contracts';
import { fundAccountId, voucherLiabilityAccountId } from '../accounts/programme-accounts';
import { transferIdOf } from '../accounts/transfer-id';

/** One household's grant, as it waits to be paid. */
export interface WaitingLine {
  readonly lineId: string;
  /** How often the fund was too small for it. */
  readonly attempt: number;
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

/** The id under which the ledger is asked about the line now: asked a hundred times, it is posted once or refused for ever. */
export function lineTransferId({ lineId, attempt }: Pick<WaitingLine, 'lineId' | 'attempt'>): string {
  return transferIdOf(lineId, attempt);
}

export function transferOf(
  line: WaitingLine,
  { programme, ruleSet }: { programme: string; ruleSet: string },
): TransferToPostV1 {
  const creditAccountId = line.method === 'wallet' ? line.walletId : voucherLiabilityAccountId(programme);
  if (!creditAccountId) throw new Error(`line ${line.lineId} was claimed without a wallet`);
  return {
    transferId: lineTransferId(line),
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
  readonly unfunded: WaitingLine[];
  /** How lines would end whose wallet holds all that it may. */
  readonly overflowing: LineEnding[];
}

/**
 * What the ledger's answers mean for the lines. Each is final for the transfer it is about: a yes ends the line, and so
 * does a no. Only an empty fund is no fault of the household: such a line waits for the next deposit, and is then tried
 * again under a new id. A line without an answer waits too, and is asked about with the same id. A full wallet is no fault
 * of the household either: whether it gets a voucher instead is the operator's rule.
 */
export function judgePostings(
  lines: readonly WaitingLine[],
  postings: readonly PostingV1[],
  now: Date,
): JudgedPostings {
  const answers = new Map(postings.map((posting) => [posting.transferId, posting]));
  const endings: LineEnding[] = [];
  const unfunded: WaitingLine[] = [];
  const overflowing: LineEnding[] = [];
  for (const line of lines) {
    const posting = answers.get(lineTransferId(line));
    if (!posting) continue;
    const endedAt = posting.postedAt ?? now.toISOString();
    if (posting.outcome !== 'refused') endings.push({ line, state: 'paid', reason: null, endedAt });
    else if (posting.reason === 'insufficient_funds') unfunded.push(line);
    else {
      const isFull = posting.reason === 'balance_ceiling' && line.method === 'wallet';
      const ending = { line, state: 'returned', reason: posting.reason ?? 'refused', endedAt } as const;
      (isFull ? overflowing : endings).push(ending);
    }
  }
  return { endings, unfunded, overflowing };
}

/** The lines that can be paid from so much, in their order; one that is too large leaves the rest to those after it. */
export function coveredBy(balanceMinor: bigint, lines: readonly WaitingLine[]): WaitingLine[] {
  let leftMinor = balanceMinor;
  return lines.filter(({ amountMinor }) => {
    if (amountMinor > leftMinor) return false;
    leftMinor -= amountMinor;
    return true;
  });
}
