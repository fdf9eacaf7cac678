import type { Clock } from '@hanout/calendar';
import { NETWORKS, windowClosed, type WindowClosedV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Outbox } from '@hanout/messaging';
import { CLOCK, failpoint, Jobs } from '@hanout/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { openBreak } from '../breaks/breaks.queries';
import { SettlementConfig } from '../config';
import { instructionFor, type ClosedWindow, type NewInstruction } from '../instructions/instruction';
import { findClosed, insertInstruction } from '../instructions/instructions.queries';
import { readTerms } from '../terms/terms.queries';
import {
  claimWindows,
  closeWindows,
  findHalfPayments,
  readLastCutOffs,
  readWaitingCurrencies,
} from './closings.queries';
import { latestCutOff, nextCutOff } from './cut-offs';
import { newWindow, type NewWindow } from './window';

/** There is a window in it for each network even when nothing has moved. */
const CURRENCY = 'MAD';
/** So many of the payments are named in a break; all are counted. */
const NAMED_MAX = 20;

/**
 * Closes the windows of a cut-off, those of all networks that have it in one transaction: each movement told so far that
 * is from before it and in no window yet. What is told later goes to the window that is open then. Cut-offs that passed
 * while nobody looked are closed one after another.
 */
@Injectable()
export class ClosingJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly config: SettlementConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'close-windows', everyMs: this.config.closeEveryMs }, () => this.closeNext());
  }

  /** True when there may be more to close. */
  async closeNext(): Promise<boolean> {
    const due = await this.findDue(new Date(this.clock.now().getTime() - this.config.closeAfterMs));
    if (due.length === 0) return false;
    await inTransaction(this.dataSource, async (manager) => {
      const claimed = await claimWindows(manager, due);
      if (claimed.length === 0) return;
      await closeWindows(manager, claimed);
      await this.outbox.addAll(manager, windowClosed, await instruct(manager, claimed));
      await proveBalance(manager, claimed);
      failpoint('settlement.closing');
    });
    failpoint('settlement.closed');
    return true;
  }

  /** The windows of the earliest cut-off that has passed. */
  private async findDue(now: Date): Promise<NewWindow[]> {
    const { manager } = this.dataSource;
    const [terms, last] = [await readTerms(manager), await readLastCutOffs(manager)];
    const next = NETWORKS.flatMap((network) => {
      const opensAt = last.get(network);
      const of = { network, terms };
      const cutOffAt = opensAt ? nextCutOff(of, opensAt) : latestCutOff(of, now);
      return cutOffAt && cutOffAt <= now ? [{ network, opensAt, cutOffAt }] : [];
    });
    if (next.length === 0) return [];
    const earliest = Math.min(...next.map(({ cutOffAt }) => cutOffAt.getTime()));
    const currencies = new Set([CURRENCY, ...(await readWaitingCurrencies(manager))]);
    return next
      .filter(({ cutOffAt }) => cutOffAt.getTime() === earliest)
      .flatMap((one) => [...currencies].map((currency) => newWindow({ ...one, currency })));
  }
}

/** Tells the bank what is owed, each window by itself. @returns what others are told of them */
async function instruct(manager: EntityManager, windowIds: readonly string[]): Promise<WindowClosedV1[]> {
  const terms = await readTerms(manager);
  const facts: WindowClosedV1[] = [];
  for (const window of await findClosed(manager, windowIds)) {
    const instruction = instructionFor(window, terms);
    if (instruction) await insertInstruction(manager, instruction);
    facts.push(closedFact(window, instruction));
  }
  return facts;
}

function closedFact(window: ClosedWindow, instruction: NewInstruction | undefined): WindowClosedV1 {
  const { windowId, network, businessDay: day, cutOffAt, netMinor, currency, movements } = window;
  return {
    windowId,
    network,
    day,
    cutOffAt: cutOffAt.toISOString(),
    net: { minor: netMinor.toString(), currency },
    movements,
    ...(instruction && { messageId: instruction.messageId }),
  };
}

/** What one network owes is owed to another: where it is not, nothing is hidden, and people look. */
async function proveBalance(manager: EntityManager, windowIds: readonly string[]): Promise<void> {
  const halves = await findHalfPayments(manager, windowIds);
  if (halves.length === 0) return;
  await openBreak(manager, {
    kind: 'payments_unbalanced',
    subjectId: [...windowIds].sort()[0]!,
    evidence: { windowIds, payments: halves.length, named: halves.slice(0, NAMED_MAX) },
  });
}
