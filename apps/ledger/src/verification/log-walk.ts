import { setImmediate as nextTurn } from 'node:timers/promises';
import { AccountCheck } from './account-check';
import type { AccountBook } from './account-book';
import { accountLine, decisionLine, holdEndLine, holdLegLine, legLine, reversalLine } from './chain';
import { rowOf, type Row } from './row';
import { FlushCheck, type Position } from './flush-check';
import type { HoldCheck } from './hold-check';
import type { Piece } from './log-reader';
import type { Counts, Findings } from './report';
import { TransferCheck } from './transfer-check';

const STEPS_IN_A_ROW = 500;

/** After every number, as text. */
const END = '~';

/** Numbers have 19 digits, all of them, and are the first column. */
const NUMBER_LENGTH = 19;

/** One table, read from the front. */
class Tape {
  /** The number of the next row. */
  no = END;
  private index = -1;

  constructor(private readonly lines: readonly string[]) {
    this.goOn();
  }

  take(): Row {
    const line = this.lines[this.index]!;
    this.goOn();
    return rowOf(line);
  }

  private goOn(): void {
    this.index += 1;
    this.no = this.lines[this.index]?.slice(0, NUMBER_LENGTH) ?? END;
  }
}

export interface Proved {
  position: Position;
  book: AccountBook;
  holds: HoldCheck;
  findings: Findings;
  counts: Counts;
}

/** Walks along the numbers of the log, and has each row looked at by those who know it. */
export class LogWalk {
  readonly flushes: FlushCheck;
  private readonly transfers: TransferCheck;
  private readonly accounts: AccountCheck;
  private readonly findings: Findings;
  private readonly counts: Counts;

  constructor({ position, book, holds, findings, counts }: Proved, oldestNo: string) {
    this.findings = findings;
    this.counts = counts;
    this.flushes = new FlushCheck(position, book, findings, counts);
    this.accounts = new AccountCheck(book, this.flushes, findings, counts);
    this.transfers = new TransferCheck(book, holds, this.flushes, findings, counts, oldestNo);
  }

  async walk(piece: Piece): Promise<void> {
    const flushes = new Tape(piece.flushes);
    const decisions = new Tape(piece.decisions);
    const holdEnds = new Tape(piece.holdEnds);
    const holdLegs = new Tape(piece.holdLegs);
    const legs = new Tape(piece.legs);
    const reversals = new Tape(piece.reversals);
    const events = new Tape(piece.events);
    for (let steps = 1; ; steps += 1) {
      // Lets the next piece come in, so that the database can go on with it.
      if (steps % STEPS_IN_A_ROW === 0) await nextTurn();
      let no = decisions.no;
      if (legs.no < no) no = legs.no;
      if (holdLegs.no < no) no = holdLegs.no;
      if (holdEnds.no < no) no = holdEnds.no;
      if (events.no < no) no = events.no;
      if (reversals.no < no) no = reversals.no;
      if (no === END) break;
      while (flushes.no <= no) this.openFlush(flushes.take());
      const { flush } = this.flushes;
      if (flush !== undefined && no > flush.lastNo) this.closeFlush();
      this.flushes.arrive(no);
      this.readNumber(no, { decisions, holdEnds, holdLegs, legs, reversals, events });
    }
    while (flushes.no !== END) this.openFlush(flushes.take());
    const { flush } = this.flushes;
    if (flush && (piece.to === undefined || BigInt(flush.lastNo) < piece.to)) this.closeFlush();
    this.counts.rows +=
      piece.flushes.length +
      piece.decisions.length +
      piece.holdEnds.length +
      piece.holdLegs.length +
      piece.legs.length +
      piece.reversals.length +
      piece.events.length;
  }

  private openFlush(row: Row): void {
    this.closeFlush();
    this.flushes.open(row);
  }

  /** No transfer lies in two flushes. */
  private closeFlush(): void {
    this.transfers.end();
    this.flushes.close();
  }

  /** All rows of one number, in the order of their lines. */
  private readNumber(
    no: string,
    tapes: Record<'decisions' | 'holdEnds' | 'holdLegs' | 'legs' | 'reversals' | 'events', Tape>,
  ): void {
    const { flushes, transfers } = this;
    const { decisions, holdEnds, holdLegs, legs, reversals, events } = tapes;
    // What a number is: a leg, a leg of a hold, the end of one, an event of an account, or a refusal.
    let things = 0;
    while (decisions.no === no) {
      const row = decisions.take();
      if (row[3] !== null) things += 1;
      flushes.add(decisionLine(row));
      transfers.decision(row);
    }
    while (holdEnds.no === no) {
      const row = holdEnds.take();
      things += 1;
      flushes.add(holdEndLine(row));
      transfers.holdEnd(row);
    }
    const reversalRows: Row[] | undefined = reversals.no === no ? [] : undefined;
    while (reversals.no === no) reversalRows!.push(reversals.take());
    reversalRows?.forEach((row) => transfers.reversal(row));
    while (holdLegs.no === no) {
      const row = holdLegs.take();
      things += 1;
      flushes.add(holdLegLine(row));
      transfers.holdLeg(row);
    }
    while (legs.no === no) {
      const row = legs.take();
      things += 1;
      flushes.add(legLine(row));
      transfers.leg(row);
    }
    reversalRows?.forEach((row) => flushes.add(reversalLine(row)));
    while (events.no === no) {
      const row = events.take();
      things += 1;
      flushes.add(accountLine(row));
      transfers.end();
      this.accounts.event(row);
    }
    if (things > 1) this.findings.add({ check: 'numbers', what: `${things} things have one number` });
  }
}
