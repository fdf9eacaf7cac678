import type { AccountBook, Place } from './account-book';
import { epochMs } from './chain';
import type { Row } from './row';
import type { Findings } from './report';

/** What is kept aside. Accounts are places in the book. */
export interface Hold {
  no: string;
  expiresAt: string | null;
  debits: number[];
  credits: number[];
  amounts: bigint[];
}

/** Which holds are open, and what each end of one says. */
export class HoldCheck {
  readonly open = new Map<string, Hold>();

  constructor(
    private readonly book: AccountBook,
    private readonly findings: Findings,
  ) {}

  /** `row` is a leg of the hold; its accounts are known. */
  place(row: Row, debit: number, credit: number, amount: bigint, place: Place): void {
    const [no, transferId, , , , , , , expiresAt] = row;
    let hold = this.open.get(transferId!);
    if (!hold) {
      hold = { no: no!, expiresAt: expiresAt!, debits: [], credits: [], amounts: [] };
      this.open.set(transferId!, hold);
      this.compare(transferId!, 'no', no!, row[10]!);
      this.compare(transferId!, 'expires_at', expiresAt!, row[11]!);
    } else if (hold.expiresAt !== expiresAt) {
      this.findings.add({
        check: 'holds',
        what: 'legs of one hold expire at different times',
        transferId: transferId!,
        column: 'hold_legs.expires_at',
        expected: hold.expiresAt ?? 'none',
        found: expiresAt ?? 'none',
      });
    }
    hold.debits.push(debit);
    hold.credits.push(credit);
    hold.amounts.push(amount);
    this.book.hold(debit, credit, amount, place);
  }

  /** Sets all of it free; what is posted of it moves afterwards, in the same flush. */
  end(row: Row, at: string | undefined, place: Place): Hold | undefined {
    const [no, holdId, settlementId, ending, , state, endedNo] = row;
    const transferId = holdId!;
    this.compare(transferId, 'state', ending!, state!);
    this.compare(transferId, 'ended_no', no!, endedNo!);
    if ((ending === 'expired') !== (settlementId === null)) {
      const what = 'a hold expires by itself and is posted or voided by a transfer';
      this.findings.add({
        check: 'holds',
        what,
        transferId,
        column: 'hold_ends.ending',
        found: `${ending} by ${settlementId ?? 'nobody'}`,
      });
    }
    const hold = this.open.get(transferId);
    if (!hold) {
      const what = 'ends a hold that is not open: it was never placed, or has ended before';
      this.findings.add({ check: 'holds', what, transferId, column: 'hold_ends.hold_id' });
      return undefined;
    }
    this.open.delete(transferId);
    if (at !== undefined) this.judgeTime(hold, { transferId, ending: ending!, at });
    hold.amounts.forEach((amount, index) =>
      this.book.hold(hold.debits[index]!, hold.credits[index]!, -amount, place),
    );
    return hold;
  }

  private judgeTime(
    { expiresAt }: Hold,
    { transferId, ending, at }: { transferId: string; ending: string; at: string },
  ): void {
    const isOver = expiresAt !== null && epochMs(expiresAt) <= epochMs(at);
    if (isOver === (ending === 'expired')) return;
    const what = isOver ? 'settled after it had expired' : 'expired before its time';
    this.findings.add({
      check: 'holds',
      what,
      transferId,
      column: 'hold_ends.ending',
      expected: expiresAt ?? 'no end by time',
      found: at,
    });
  }

  /** The state of a hold is kept beside the log. */
  compare(transferId: string, column: string, expected: string | null, found: string | null): void {
    if (expected === found) return;
    const what =
      found === null && column === 'no' ? 'has no row in holds' : 'the row of the hold says otherwise';
    this.findings.add({
      check: 'holds',
      what,
      transferId,
      column: `holds.${column}`,
      expected: expected ?? 'null',
      found: found ?? 'null',
    });
  }
}
