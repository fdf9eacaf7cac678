import type { AccountBook, Place } from './account-book';
import { epochMs, FlushHash, GENESIS } from './chain';
import { countOf, monthOf, numberOf } from './number';
import type { Counts, Findings } from './report';
import type { Row } from './row';

/** A commit: a range of numbers, a time, a hash over all of it and all before. */
export interface Flush extends Place {
  firstNo: string;
  lastNo: string;
  at: string;
  ms: number;
  recorded: Buffer;
}

/** How far the log is proved, and what the next flush must go on from. */
export interface Position {
  /** The n of the last number that was seen. */
  n: number;
  lastNo: string;
  at: string;
  ms: number;
  hash: Buffer;
  /**
   * The hash that the last flush should have, when it has another. Whether its rows were changed or the hash alone is
   * known when the next one goes on from the one or the other.
   */
  doubt?: { firstNo: string; lastNo: string; computed: Buffer };
  /** Flushes whose rows are not what was hashed, the first of them: for a closer look at the end. */
  broken: { firstNo: string; lastNo: string }[];
}

export function beginning(): Position {
  return { n: 0, lastNo: '0', at: '1970-01-01 00:00:00+00', ms: 0, hash: GENESIS, broken: [] };
}

const BROKEN_MAX = 20;

/** Numbers, flushes and the chain over them. */
export class FlushCheck {
  flush: Flush | undefined;
  private hash: FlushHash | undefined;
  private serial = 1;
  /** How many rows of the flush have another time than it, and the first of them. */
  private others: { rows: number; others: number; first?: { no: string; column: string; at: string } } = {
    rows: 0,
    others: 0,
  };

  constructor(
    private readonly position: Position,
    private readonly book: AccountBook,
    private readonly findings: Findings,
    private readonly counts: Counts,
  ) {}

  /** The next number of the log, in the flush that is open now. */
  arrive(no: string): void {
    const { position, findings, flush } = this;
    const n = countOf(no);
    findings.no = no;
    if (!flush) findings.add({ check: 'numbers', what: 'lies in no flush' });
    if (n !== position.n + 1) {
      // One that lies somewhere alone says nothing of those that come after.
      if (!flush) return;
      this.tellGap(no, n);
    }
    position.n = n;
  }

  private tellGap(no: string, n: number): void {
    const last = this.position.n;
    const expected = `n = ${last + 1}`;
    if (n <= last) {
      this.findings.add({ check: 'numbers', what: 'the numbers go back', expected, found: `n = ${n}` });
      return;
    }
    const what = last === 0 ? 'the log does not begin at 1' : 'a gap in the numbers';
    const found = n === last + 2 ? 'nothing' : `nothing up to n = ${n - 1}`;
    this.findings.add({ check: 'numbers', what, no: numberOf(monthOf(no), last + 1), expected, found });
  }

  open([firstNo, lastNo, at, hash]: Row): void {
    const { position, findings } = this;
    const month = monthOf(firstNo!);
    const flush: Flush = {
      firstNo: firstNo!,
      lastNo: lastNo!,
      at: at!,
      ms: epochMs(at!),
      month,
      recorded: Buffer.from(hash!, 'hex'),
      serial: (this.serial += 1),
    };
    findings.flush = `${flush.firstNo}–${flush.lastNo}`;
    findings.no = undefined;
    this.judgeRange(flush);
    this.judgeTime(flush);
    const previous = position.doubt ? [position.hash, position.doubt.computed] : [position.hash];
    this.hash = new FlushHash(previous, `${flush.firstNo}|${flush.lastNo}|${flush.ms}`);
    this.flush = flush;
    this.others = { rows: 0, others: 0 };
  }

  private judgeRange({ firstNo, lastNo }: Flush): void {
    const { position, findings } = this;
    const expected = countOf(position.lastNo) + 1;
    if (countOf(firstNo) !== expected || firstNo <= position.lastNo) {
      findings.add({
        check: 'flushes',
        what: 'does not begin where the one before ended',
        column: 'flushes.first_no',
        expected: `n = ${expected}`,
        found: firstNo,
      });
    }
    if (lastNo < firstNo || lastNo.slice(0, 6) !== firstNo.slice(0, 6)) {
      findings.add({ check: 'flushes', what: 'its range is none', column: 'flushes.last_no', found: lastNo });
    }
  }

  private judgeTime({ firstNo, at, ms }: Flush): void {
    const { position, findings } = this;
    const add = (what: string, expected: string): void =>
      findings.add({ check: 'flushes', what, column: 'flushes.posted_at', expected, found: at });
    if (!(ms >= position.ms)) add('goes back in time', `not before ${position.at}`);
    if (at.slice(0, 4) + at.slice(5, 7) !== firstNo.slice(0, 6)) {
      add('is not of the month of its numbers', firstNo.slice(0, 6));
    }
  }

  /** The line of a row, in the order of the chain. */
  add(line: string): void {
    this.hash?.add(line);
  }

  /** A row has the time of its flush. */
  compareTime(table: string, no: string, at: string): void {
    if (!this.flush) return;
    this.others.rows += 1;
    if (at === this.flush.at) return;
    this.others.others += 1;
    this.others.first ??= { no, column: `${table}.posted_at`, at };
  }

  /** When the chain does not know the time of the flush, and its rows agree on another one, it is that of the flush. */
  private tellTimes(at: string, isHashed: boolean): void {
    const { rows, others, first } = this.others;
    if (!first) return;
    if (!isHashed && others === rows) {
      const what = 'not the time of its rows';
      this.findings.add({
        check: 'flushes',
        what,
        column: 'flushes.posted_at',
        expected: first.at,
        found: at,
      });
    } else {
      const what =
        others === 1 ? 'not the time of its flush' : `not the time of its flush, in ${others} rows`;
      const { no, column } = first;
      this.findings.add({ check: 'flushes', what, no, column, expected: at, found: first.at });
    }
  }

  /** Where accounts are touched now. What lies in no flush is judged with the next one. */
  place(no: string): Place {
    return this.flush ?? { serial: this.serial + 0.5, month: monthOf(no), lastNo: no };
  }

  close(): void {
    const { flush, position, findings, counts } = this;
    if (!flush) return;
    findings.no = undefined;
    const { firstNo, lastNo, recorded, at, ms } = flush;
    if (position.n !== countOf(lastNo)) {
      const what = 'its last number is not there';
      findings.add({
        check: 'flushes',
        what,
        column: 'flushes.last_no',
        expected: `n = ${position.n}`,
        found: lastNo,
      });
    }
    const [computed, computedOnDoubt] = this.hash!.digests();
    const isOnDoubt = computedOnDoubt?.equals(recorded) === true;
    const isHashed = isOnDoubt || computed!.equals(recorded);
    this.tellTimes(at, isHashed);
    this.settleDoubt(isOnDoubt);
    if (!isHashed) position.doubt = { firstNo, lastNo, computed: computed! };
    counts.judged += this.book.judge();
    counts.flushes += 1;
    Object.assign(position, { lastNo, at, ms, hash: recorded });
    this.flush = undefined;
    findings.flush = undefined;
  }

  /** At the end of the log, what the head goes on from decides. */
  finish(headHash: string): void {
    const { position } = this;
    const { doubt } = position;
    const isHashChanged = doubt?.computed.toString('hex') === headHash;
    this.settleDoubt(isHashChanged);
    if (doubt && isHashChanged) position.hash = doubt.computed;
  }

  private settleDoubt(isHashChanged: boolean): void {
    const { position, findings } = this;
    const { doubt, hash } = position;
    if (!doubt) return;
    position.doubt = undefined;
    const flush = `${doubt.firstNo}–${doubt.lastNo}`;
    const hashes = { expected: doubt.computed.toString('hex'), found: hash.toString('hex') };
    const no = doubt.firstNo === doubt.lastNo ? doubt.firstNo : undefined;
    if (isHashChanged) {
      const what = 'the hash of the flush was changed: the next one goes on from another';
      findings.add({ check: 'chain', what, flush, no, column: 'flushes.hash', ...hashes });
    } else {
      const what = 'the rows of the flush are not those that were hashed';
      findings.add({ check: 'chain', what, flush, no, ...hashes });
      const { firstNo, lastNo } = doubt;
      if (position.broken.length < BROKEN_MAX) position.broken.push({ firstNo, lastNo });
    }
  }
}
