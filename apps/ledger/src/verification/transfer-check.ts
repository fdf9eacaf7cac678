import type { AccountBook } from './account-book';
import type { Row } from './row';
import type { FlushCheck } from './flush-check';
import type { Hold, HoldCheck } from './hold-check';
import { LegCheck } from './leg-check';
import type { Check, Counts, Findings } from './report';

/** What the transfer does that is being read, as far as its rows have told. `said`: a decision, and nothing yet. */
type Form = 'none' | 'said' | 'refused' | 'post' | 'hold' | 'settle' | 'void' | 'reverse';

/** Each transfer: its decision, then what it did. Its rows follow one another in the log. */
export class TransferCheck {
  /** The transfer whose rows are being read. */
  id: string | undefined;
  private decisionNo = '';
  private form: Form = 'none';
  private readonly legs: LegCheck;
  /** Of a settlement: what it may move, and from which leg on. */
  private hold: Hold | undefined;
  private nextHeld = 0;
  /** Of a reversal: its row, and its legs turned round. */
  private reversalRow: Row | undefined;
  private mirrored: string[] = [];

  constructor(
    private readonly book: AccountBook,
    private readonly holds: HoldCheck,
    private readonly flushes: FlushCheck,
    private readonly findings: Findings,
    private readonly counts: Counts,
    /** What is before this number was taken away with its month. */
    private readonly oldestNo: string,
  ) {
    this.legs = new LegCheck(book, findings);
  }

  decision(row: Row): void {
    const isRefused = row[3] !== null;
    this.end();
    this.begin(row[1]!, row[0]!, isRefused ? 'refused' : 'said');
    if (isRefused) this.counts.refusals += 1;
    else this.counts.transfers += 1;
    this.flushes.compareTime('decisions', row[0]!, row[4]!);
  }

  holdEnd(row: Row): void {
    const [no, , settlementId, ending, at] = row;
    const { flushes } = this;
    flushes.compareTime('hold_ends', no!, at!);
    this.counts.holdEnds += 1;
    if (settlementId !== null) this.belong(settlementId!, 'hold_ends.transfer_id', no!);
    else if (this.decisionNo !== no) this.end();
    const hold = this.holds.end(row, flushes.flush?.at, flushes.place(no!));
    if (settlementId === null) return;
    this.become(ending === 'voided' ? 'void' : 'settle');
    this.hold = hold;
    this.nextHeld = 0;
  }

  /** Before its legs, though its line comes after theirs. */
  reversal(row: Row): void {
    this.counts.reversals += 1;
    this.belong(row[2]!, 'reversals.reversal_id', row[0]!);
    this.become('reverse');
    this.reversalRow = row;
  }

  holdLeg(row: Row): void {
    const { legs } = this;
    this.flushes.compareTime('hold_legs', row[0]!, row[9]!);
    this.belong(row[1]!, 'hold_legs.transfer_id', row[0]!, row[2] !== '1');
    if (legs.count === 0) this.counts.holds += 1;
    if (this.form !== 'hold') this.become('hold');
    legs.compareWords('hold_legs', row[2]!, row[6]!, row[7]!);
    if (!legs.find('hold_legs', row[3]!, row[4]!, row[5]!, false)) return;
    this.holds.place(row, legs.debit, legs.credit, legs.amount, this.flushes.place(row[0]!));
  }

  leg(row: Row): void {
    const { legs } = this;
    this.counts.legs += 1;
    this.flushes.compareTime('legs', row[0]!, row[10]!);
    this.belong(row[1]!, 'legs.transfer_id', row[0]!, row[2] !== '1');
    if (this.form === 'said') this.form = 'post';
    else if (this.form !== 'post' && this.form !== 'settle' && this.form !== 'reverse') this.become('post');
    legs.compareWords('legs', row[2]!, row[8]!, row[9]!);
    if (!legs.find('legs', row[3]!, row[4]!, row[5]!, this.form === 'settle')) return;
    if (this.form === 'settle') this.settleLeg();
    if (this.form === 'reverse') this.mirrored.push(`${row[4]!}>${row[3]!}:${row[5]!}`);
    this.book.move(legs.debit, legs.credit, legs.amount, this.flushes.place(row[0]!));
    legs.compareBalance(legs.debit, row[6]!, 'legs.debit_after_minor');
    legs.compareBalance(legs.credit, row[7]!, 'legs.credit_after_minor');
  }

  /** What can only be said when all of its rows are there. */
  end(): void {
    if (this.form === 'said') this.fault('decisions', 'was decided with yes, and nothing was done');
    if (this.form === 'settle' && this.legs.count === 0)
      this.fault('holds', 'posts a hold and moves nothing');
    if (this.form === 'reverse') this.compareMirror();
    this.begin(undefined, '', 'none');
  }

  private begin(id: string | undefined, decisionNo: string, form: Form): void {
    this.id = id;
    this.decisionNo = decisionNo;
    this.form = form;
    this.hold = undefined;
    this.reversalRow = undefined;
    if (this.mirrored.length > 0) this.mirrored = [];
    this.legs.begin(id);
  }

  /** Whether a row is of the transfer that is being read: its first one lies where that was decided. */
  private belong(id: string, column: string, no: string, isFurtherLeg = false): void {
    if (id === this.id) return;
    const isDecidedHere = this.decisionNo === no;
    if (isDecidedHere || (isFurtherLeg && this.legs.count > 0)) {
      const what = 'is of another transfer than the one that was decided here';
      this.findings.add({
        check: 'decisions',
        what,
        transferId: id,
        column,
        expected: this.id!,
        found: id,
      });
      return;
    }
    this.findings.add({ check: 'decisions', what: 'was not decided here', transferId: id, column });
    this.end();
    this.begin(id, no, 'said');
  }

  private become(form: Form): void {
    if (this.form !== 'said') this.fault('decisions', `is both: ${this.form} and ${form}`);
    this.form = form;
  }

  /** Legs of the hold in their order, some smaller or left out. */
  private settleLeg(): void {
    const { hold, legs } = this;
    // An unknown hold has been told.
    if (!hold) return;
    const { debits, credits, amounts } = hold;
    let next = this.nextHeld;
    while (
      next < amounts.length &&
      (debits[next] !== legs.debit || credits[next] !== legs.credit || amounts[next]! < legs.amount)
    ) {
      next += 1;
    }
    if (next >= amounts.length) this.fault('holds', 'posts what was not held');
    this.nextHeld = next + 1;
  }

  private compareMirror(): void {
    const [no, , , originalNo, reversalNo, legs] = this.reversalRow!;
    const mirrored = this.mirrored.reverse().join(' ');
    let what: string | undefined;
    if (originalNo === null) what = 'reverses what was never decided';
    else if (originalNo! >= no!) what = 'reverses what comes after it';
    else if (reversalNo !== null) what = 'reverses a reversal';
    // The legs that are gone with their month cannot be compared.
    else if (originalNo! >= this.oldestNo && mirrored !== legs) {
      what = 'its legs, turned round, are not those it reverses';
    }
    if (what === undefined) return;
    this.findings.add({
      check: 'reversals',
      what,
      no: no!,
      ...(this.id !== undefined && { transferId: this.id }),
      column: 'reversals.original_id',
      expected: legs ?? 'no legs',
      found: mirrored,
    });
  }

  private fault(check: Check, what: string): void {
    const { id, decisionNo } = this;
    this.findings.add({ check, what, no: decisionNo, ...(id !== undefined && { transferId: id }) });
  }
}
