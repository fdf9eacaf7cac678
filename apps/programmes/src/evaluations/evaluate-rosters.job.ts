import { ROSTER_FILE_KINDS } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Jobs, type JobHandle } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { evaluateRoster } from '../rosters/evaluate';
import type { Evaluation } from '../rosters/evaluation';
import { loadRuleSet } from '../rosters/programme-rules';
import { readRoster } from '../rosters/roster';
import { RosterFileProblem } from '../rosters/roster-file-problem';
import type { RosterRow } from '../rosters/roster.entity';
import { rosterOf } from '../rosters/rosters.queries';
import { Sealing } from '../sealing/sealing';
import { UploadsService } from '../uploads/uploads.service';
import { storeEvaluation } from './evaluation.store';
import { ProgressReport } from './progress-report';

const AGAIN_AFTER_FAILURE_MS = 60_000;

/**
 * Evaluates rosters, one at a time, each in one transaction that holds the roster's row from the first byte read to the
 * last row written. A process that dies leaves nothing behind, and the roster is taken up again from its pieces; a
 * second instance passes over a roster that is being evaluated.
 */
@Injectable()
export class EvaluateRostersJob implements OnApplicationBootstrap {
  private readonly logger = new Logger(EvaluateRostersJob.name);
  private readonly failedAtMs = new Map<string, number>();
  private job: JobHandle | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly uploads: UploadsService,
    private readonly sealing: Sealing,
  ) {}

  onApplicationBootstrap(): void {
    this.job = this.jobs.every({ name: 'evaluate-rosters', everyMs: 1_000 }, () => this.evaluateNext());
  }

  nudge(): void {
    this.job?.nudge();
  }

  private async evaluateNext(): Promise<boolean> {
    let taken: string | undefined;
    try {
      return await inTransaction(this.dataSource, async (manager) => {
        taken = await this.takeRoster(manager);
        if (!taken) return false;
        await this.evaluate(manager, await rosterOf(manager, taken));
        return true;
      });
    } catch (error) {
      // A roster that cannot be evaluated must not keep the others waiting.
      if (taken) this.failedAtMs.set(taken, performance.now());
      throw error;
    }
  }

  private async takeRoster(manager: EntityManager): Promise<string | undefined> {
    const recent = [...this.failedAtMs].filter(
      ([, atMs]) => performance.now() - atMs < AGAIN_AFTER_FAILURE_MS,
    );
    const rows: { roster_id: string }[] = await manager.query(
      `select roster_id from rosters where state = 'evaluating' and roster_id <> all($1::uuid[])
        order by created_at, roster_id limit 1 for no key update skip locked`,
      [recent.map(([rosterId]) => rosterId)],
    );
    return rows[0]?.roster_id;
  }

  private async evaluate(manager: EntityManager, roster: RosterRow): Promise<void> {
    const { rosterId } = roster;
    const startedAtMs = performance.now();
    const progress = new ProgressReport(this.dataSource, rosterId);
    try {
      const evaluation = await this.judge(manager, roster, progress);
      const onStored = (done: number, total: number): void => progress.note('storing', done, total);
      await storeEvaluation({ manager, roster, sealing: this.sealing, onStored }, evaluation);
      this.logger.log(`roster ${rosterId} evaluated in ${Math.round(performance.now() - startedAtMs)} ms`);
    } catch (error) {
      if (!(error instanceof RosterFileProblem)) throw error;
      await manager.query(`update rosters set state = 'refused', problem = $2 where roster_id = $1`, [
        rosterId,
        JSON.stringify(error.facts()),
      ]);
      this.logger.warn(`roster ${rosterId} refused: ${error.code} in ${error.file}`);
    } finally {
      await progress.end();
    }
    // People's data is kept no longer than it is needed; the hashes of the files stay.
    await manager.query('delete from roster_pieces where roster_id = $1', [rosterId]);
    await manager.query('delete from roster_progress where roster_id = $1', [rosterId]);
  }

  /** @throws RosterFileProblem when a file cannot be read; nothing is stored before that is known. */
  private async judge(
    manager: EntityManager,
    { rosterId, ruleSet }: RosterRow,
    progress: ProgressReport,
  ): Promise<Evaluation> {
    const rules = loadRuleSet(ruleSet);
    const sizes = await this.uploads.sizesOf(manager, rosterId);
    const total = ROSTER_FILE_KINDS.reduce((sum, file) => sum + sizes[file], 0);
    let done = 0;
    const onBytes = (count: number): void => progress.note('reading', (done += count), total);
    const roster = await readRoster({
      households: this.uploads.bytesOf(manager, rosterId, 'households', onBytes),
      pupils: this.uploads.bytesOf(manager, rosterId, 'pupils', onBytes),
      absences: this.uploads.bytesOf(manager, rosterId, 'absences', onBytes),
    });
    return evaluateRoster(roster, rules, (at) => progress.note(at.step, at.done, at.total));
  }
}
