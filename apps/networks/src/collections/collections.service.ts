import { takeCollections, type CollectionV1 } from '@hanout/contracts';
import { inTransaction, repeated } from '@hanout/database';
import { DomainError } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';
import type { Collection } from '@hanout/network-kit';
import { failpoint, Jobs, type JobHandle } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NetworksConfig } from '../config';
import { DataSeal } from '../data-seal';
import { collectionIdOf, isPayee, payeePlace } from './collection.events';
import {
  addCollections,
  endCollections,
  keepContradiction,
  readCollections,
  recordReason,
  takeDueCollections,
  type CollectionEnd,
  type CollectionRow,
  type HeardFrom,
  type Try,
} from './collections.queries';

const ASKED_TOGETHER_MAX = 500;
/** What comes faster than it is asked for waits in the database alone, until it is due. */
const FRESH_MAX = 5_000;

/** What the network says it collected, and which notice said so. */
export type HeardCollection = Collection & { noticeId: string };

/** Money that the network collected for one of ours: kept once a number, and asked of payments until it is taken or refused. */
@Injectable()
export class CollectionsService implements OnApplicationBootstrap {
  private readonly logger = new Logger('collections');
  private job: JobHandle | undefined;
  /** Just heard, with their first attempt written: should we not come to it, they are due again by themselves. */
  private readonly fresh: CollectionRow[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: DataSeal,
    private readonly asks: Asks,
    private readonly jobs: Jobs,
    private readonly config: NetworksConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.job = this.jobs.every({ name: 'ask-for-collections', everyMs: 1_000, apartMs: 100 }, () =>
      this.askDue(),
    );
  }

  /** Of what has just been heard, once that is committed. */
  askFor(fresh: readonly CollectionRow[]): void {
    if (fresh.length === 0) return;
    this.fresh.push(...fresh.slice(0, FRESH_MAX - this.fresh.length));
    this.job?.nudge();
  }

  /**
   * In the transaction of the notices or of the statement, in the order in which they came. The first that is said under a
   * number counts; another is a contradiction.
   *
   * @returns what is to be asked for, after the commit
   */
  async hear(
    manager: EntityManager,
    by: HeardFrom['by'],
    collections: readonly HeardCollection[],
  ): Promise<CollectionRow[]> {
    if (collections.length === 0) return [];
    const rows = collections.map((one) => ({ ...this.rowOf(one), noticeId: one.noticeId }));
    const added = await addCollections(manager, rows, this.aTry());
    const fresh = rows.filter(({ collectionId }) => added.delete(collectionId));
    if (fresh.length === rows.length) return fresh;
    const standing = await readCollections(
      manager,
      rows.map(({ collectionId }) => collectionId),
    );
    const byId = new Map(standing.map((one) => [one.collectionId, one]));
    for (const [place, said] of collections.entries()) {
      const { collectionId, noticeId } = rows[place]!;
      const stands = byId.get(collectionId)!;
      const [kept, other] = [this.shown(stands), this.shown(rows[place]!)];
      const isSamePayee = this.payeeOf(stands) === said.payee;
      if (isSamePayee && JSON.stringify(kept) === JSON.stringify(other)) continue;
      this.logger.error(`the network contradicts itself about its collection ${said.ref}`);
      await keepContradiction(manager, collectionId, {
        stands: kept,
        said: { ...other, ...(!isSamePayee && { payee: 'another' }) },
        noticeId,
        by,
      });
    }
    return fresh;
  }

  private aTry(): Try {
    const { collectionPauseSeconds: firstSeconds, collectionPauseMaxSeconds: maxSeconds } = this.config;
    const askSeconds = takeCollections[this.config.network].deadlineMs / 1_000;
    return { askSeconds, pause: { firstSeconds, maxSeconds } };
  }

  /** True when there may be more. */
  private async askDue(): Promise<boolean> {
    const due = this.fresh.splice(0, ASKED_TOGETHER_MAX);
    const options = { ...this.aTry(), max: ASKED_TOGETHER_MAX - due.length };
    if (options.max > 0)
      due.push(...(await repeated(() => takeDueCollections(this.dataSource.manager, options))));
    if (due.length === 0) return false;
    const [toAsk, nobodys] = [
      due.filter((one) => this.hasPayee(one)),
      due.filter((one) => !this.hasPayee(one)),
    ];
    const isHeard = toAsk.length === 0 || (await this.ask(toAsk));
    await this.end(
      nobodys.map(({ collectionId }) => ({ collectionId, state: 'refused', reason: 'unknown_payee' })),
    );
    return isHeard && due.length === ASKED_TOGETHER_MAX;
  }

  /** False when there was no answer. A list that is refused as a whole is asked for one by one. */
  private async ask(due: readonly CollectionRow[]): Promise<boolean> {
    try {
      const { network } = this.config;
      const collections = due.map((row) => this.questionOf(row));
      const answer = await this.asks.ask(takeCollections[network], { network, collections });
      failpoint('collections.answered');
      await this.end(answer.collections.flatMap(endOf));
      return true;
    } catch (error) {
      if (!(error instanceof DomainError) && !(error instanceof NoAnswer)) throw error;
      if (error instanceof DomainError && due.length > 1) {
        for (const one of due) await this.ask([one]);
        return true;
      }
      const reason = error instanceof DomainError ? error.code : 'no_answer';
      this.logger.warn(`${due.length} collections wait: ${reason}`);
      await recordReason(
        this.dataSource.manager,
        due.map(({ collectionId }) => collectionId),
        reason,
      );
      return false;
    }
  }

  private async end(ends: readonly CollectionEnd[]): Promise<void> {
    if (ends.length === 0) return;
    await inTransaction(this.dataSource, (manager) => endCollections(manager, ends));
    const refused = ends.filter(({ state }) => state === 'refused').length;
    if (refused > 0)
      this.logger.warn(`${refused} collections are nobody’s: the money is the network’s still`);
  }

  private rowOf({ ref, payee, amount, collectedAt }: Collection): CollectionRow {
    const collectionId = collectionIdOf(this.config.network, ref);
    return {
      collectionId,
      networkRef: ref,
      payeeSealed: this.seal.seal(payee, payeePlace(collectionId)),
      amountMinor: amount.minor.toString(),
      amountCurrency: amount.currency,
      collectedAt,
    };
  }

  private shown({ amountMinor: minor, amountCurrency: currency, collectedAt }: CollectionRow): object {
    return { amount: { minor, currency }, collectedAt: collectedAt.toISOString() };
  }

  private payeeOf({ collectionId, payeeSealed }: CollectionRow): string {
    return this.seal.open(payeeSealed, payeePlace(collectionId));
  }

  private hasPayee(row: CollectionRow): boolean {
    return isPayee(this.payeeOf(row));
  }

  private questionOf(row: CollectionRow) {
    const { collectionId, networkRef, amountMinor: minor, amountCurrency: currency, collectedAt } = row;
    return {
      collectionId,
      networkRef,
      payee: this.payeeOf(row),
      amount: { minor, currency },
      collectedAt: collectedAt.toISOString(),
    };
  }
}

/** One that is pending is asked for again. */
function endOf({ collectionId, state, reason, reference }: CollectionV1): CollectionEnd[] {
  if (state === 'pending') return [];
  return [{ collectionId, state, ...(reason && { reason }), ...(reference && { reference }) }];
}
