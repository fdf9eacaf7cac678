import { epochMs } from './chain';
import { fromTheBeginning, readCheckpoint, writeCheckpoint } from './checkpoint';
import { EndChecks } from './end-checks';
import { checkGuards } from './guards-check';
import { LogReader } from './log-reader';
import { LogWalk, type Proved } from './log-walk';
import { MonthsCheck } from './months-check';
import { countOf } from './number';
import { CHECKS, type Check, type Finding, type Head, type VerificationReport } from './report';
import { findSuspects } from './suspects';

export interface VerifyOptions {
  databaseUrl: string;
  /** Heads that were published outside the database; every one must be found. */
  heads?: readonly Head[];
  /** A checkpoint to go on from: of an interrupted run, or of a finished one. */
  resumeFile?: string;
  /** Where to write down how far it is, and at the end that it is through. */
  checkpointFile?: string;
  checkpointEveryRows?: number;
  onProgress?: (progress: VerifyProgress) => void;
  /** Told to stop, it writes a checkpoint and says so. */
  signal?: AbortSignal;
}

export interface VerifyProgress {
  /** The n of the last number that was read, and of the last one there is. */
  n: number;
  lastN: number;
  /** Read by this run. */
  rows: number;
  seconds: number;
}

const CHECKPOINT_EVERY_ROWS = 1_000_000;

/**
 * Reads the whole ledger again, in order, in one snapshot, and computes everything anew: without the functions of the
 * database, and without anything but its rows. It locks nothing; transfers go on meanwhile.
 */
export async function verifyLedger(options: VerifyOptions): Promise<VerificationReport> {
  const proved = options.resumeFile === undefined ? fromTheBeginning() : readCheckpoint(options.resumeFile);
  const reader = await LogReader.open(options.databaseUrl);
  try {
    return await new Verification(reader, proved, options).run();
  } finally {
    await reader.close();
  }
}

class Verification {
  private readonly startedAt = performance.now();
  private readonly before: { no: string; rows: number; legs: number };
  private readonly notes: string[] = [];

  constructor(
    private readonly reader: LogReader,
    private readonly proved: Proved,
    private readonly options: VerifyOptions,
  ) {
    const { position, counts } = proved;
    this.before = { no: position.lastNo, rows: counts.rows, legs: counts.legs };
  }

  async run(): Promise<VerificationReport> {
    const { reader, proved, options } = this;
    const oldestNo = await this.findBeginning();
    const walk = new LogWalk(proved, oldestNo);
    const months = new MonthsCheck(reader, proved.book, proved.findings, proved.counts);
    let written = proved.counts.rows;
    for await (const piece of reader.piecesAfter(proved.position.lastNo)) {
      await walk.walk(piece);
      await months.lookUp();
      this.tellProgress();
      const isDue = proved.counts.rows - written >= (options.checkpointEveryRows ?? CHECKPOINT_EVERY_ROWS);
      const isStopped = options.signal?.aborted === true && piece.to !== undefined;
      if (walk.flushes.flush || !(isDue || isStopped)) continue;
      this.writeCheckpoint();
      written = proved.counts.rows;
      if (isStopped) return this.report({ isComplete: false, guards: 0, sums: [] });
    }
    // Before what follows: another run looks at all of that again.
    this.writeCheckpoint();
    return this.finish(walk, months, oldestNo);
  }

  /** The oldest number that is still there; whether the checkpoint is of this ledger. */
  private async findBeginning(): Promise<string> {
    const { position, findings } = this.proved;
    const [oldest] = await this.reader.rows('select first_no from flushes order by first_no limit 1');
    const oldestNo = oldest?.[0] ?? '0';
    if (oldestNo !== '0' && position.n === 0 && countOf(oldestNo) !== 1) {
      this.notes.push(
        `The first flush there is begins at ${oldestNo}. If earlier months were detached: this needs all months, or a ` +
          'checkpoint (--resume) from a run that read them.',
      );
    }
    if (position.lastNo === '0' || oldestNo > position.lastNo) return oldestNo;
    const [flush] = await this.reader.rows(
      'select last_no, hash from flushes where first_no <= $1 order by first_no desc limit 1',
      [position.lastNo],
    );
    const found = `${flush?.[0]} ${flush?.[1]?.slice(2)}`;
    const expected = `${position.lastNo} ${position.hash.toString('hex')}`;
    if (found !== expected) {
      const what =
        'the flush that the checkpoint ends with is not in this ledger: cut, rewritten or another one';
      findings.add({ check: 'chain', what, no: position.lastNo, expected, found });
    }
    return oldestNo;
  }

  private async finish(walk: LogWalk, months: MonthsCheck, oldestNo: string): Promise<VerificationReport> {
    const { reader, proved, options } = this;
    const { findings } = proved;
    findings.leaveLog();
    walk.flushes.finish(reader.head.hash);
    const end = new EndChecks(reader, proved);
    end.compareHead();
    await end.findStrays();
    const sums = await end.compareAccounts();
    await end.compareHolds();
    await months.finish();
    const goneHeads = options.heads ? await end.compareHeads(options.heads, oldestNo) : 0;
    if (goneHeads > 0)
      this.notes.push(`${goneHeads} published heads are older than the months that are there.`);
    const guards = await checkGuards(reader, findings);
    for (const flush of proved.position.broken) await findSuspects(reader, findings, flush);
    await this.nameAccounts(findings.kept);
    return this.report({ isComplete: true, guards, sums });
  }

  /** The log knows accounts by number, people by id. */
  private async nameAccounts(findings: readonly Finding[]): Promise<void> {
    const nos = findings.map(({ accountNo }) => accountNo).filter((no) => no !== undefined);
    const rows = await this.reader.rows(
      'select account_no, account_id from accounts where account_no = any($1::bigint[])',
      [nos],
    );
    const ids = new Map(rows.map(([no, id]) => [no!, id!]));
    for (const finding of findings) {
      const id = ids.get(finding.accountNo ?? '');
      if (id !== undefined) finding.accountId ??= id;
    }
  }

  private writeCheckpoint(): void {
    const { checkpointFile } = this.options;
    if (checkpointFile !== undefined) writeCheckpoint(checkpointFile, this.proved);
  }

  private get seconds(): number {
    return (performance.now() - this.startedAt) / 1_000;
  }

  private tellProgress(): void {
    const { position, counts } = this.proved;
    this.options.onProgress?.({
      n: position.n,
      lastN: countOf(this.reader.head.no),
      rows: counts.rows - this.before.rows,
      seconds: this.seconds,
    });
  }

  private report({
    isComplete,
    guards,
    sums,
  }: {
    isComplete: boolean;
    guards: number;
    sums: VerificationReport['sums'];
  }): VerificationReport {
    const { position, counts, findings, book } = this.proved;
    const { before, options, notes, seconds } = this;
    const looked: Record<Check, number> = {
      numbers: position.n,
      flushes: counts.flushes,
      chain: counts.flushes,
      decisions: counts.transfers + counts.refusals,
      legs: counts.legs,
      balances: counts.legs * 2,
      bounds: counts.judged,
      statuses: counts.legs * 2,
      holds: counts.holds,
      reversals: counts.reversals,
      accounts: book.size,
      months: counts.monthEnds,
      sums: sums.length,
      heads: options.heads?.length ?? 0,
      guards,
    };
    const checks = (Object.keys(CHECKS) as Check[]).map((check) => ({
      check,
      looked: looked[check],
      faults: findings.faults[check],
    }));
    return {
      holds: isComplete && findings.total === 0,
      isComplete,
      ...(before.no !== '0' && { resumedAfter: before.no }),
      head: {
        no: position.lastNo,
        hash: position.hash.toString('hex'),
        at: new Date(epochMs(position.at)).toISOString(),
      },
      checks,
      faults: findings.total,
      findings: findings.kept,
      notes,
      counts: { ...counts },
      sums,
      run: { rows: counts.rows - before.rows, entries: (counts.legs - before.legs) * 2, seconds },
    };
  }
}
