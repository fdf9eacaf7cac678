import { setTimeout as pause } from 'node:timers/promises';
import { describeFailure } from '@hanout/errors';
import { Jobs, type JobHandle } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { RemoteClock } from '../clock/remote-clock';
import { SimulatorConfig } from '../config';
import { FaultsService } from '../faults/faults.service';
import { Networks, type PlayedNetwork } from '../networks/networks';
import { systemOf } from '../networks/remote-session';
import { eventOf, type Notice } from './notice';
import { Outlets } from './outlets';

const EVERY_MS = 100;
/** How many notices of one network are on their way at once. */
const AT_ONCE = 16;
const PAUSE_MAX_MS = 60_000;
/** For so long an answer waits for the notice that is to come before it. */
const EARLY_MS = 3_000;

/** Decides what is pending and tells of it until we have heard, each network by itself. */
@Injectable()
export class TellingService implements OnApplicationBootstrap {
  private readonly logger = new Logger('notices');
  /** By network, the notices that are on their way. */
  private readonly underWay = new Map<string, Set<string>>();
  private readonly tellings = new Map<string, JobHandle>();
  private readonly misses = new Map<string, { times: number; againAt: number }>();

  constructor(
    private readonly networks: Networks,
    private readonly outlets: Outlets,
    private readonly faults: FaultsService,
    private readonly clock: RemoteClock,
    private readonly config: SimulatorConfig,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    for (const network of this.networks.all()) {
      const { name, book } = network;
      const decide = async (): Promise<void> => void book.decideDue();
      this.jobs.every({ name: `decide-${name}`, everyMs: EVERY_MS }, decide);
      const telling = this.jobs.every({ name: `tell-${name}`, everyMs: EVERY_MS }, () =>
        this.tellDue(network),
      );
      this.tellings.set(name, telling);
    }
  }

  /** What must be told before a request is answered. */
  async tellEarly(network: PlayedNetwork): Promise<void> {
    const early = network.book.notices.early();
    if (early.length === 0) return;
    const told = Promise.all(early.map((notice) => this.tell(network, notice)));
    await Promise.race([told, pause(EARLY_MS, undefined, { ref: false })]);
  }

  /** Waits for none of them: one that is not heard would hold up all others. */
  private async tellDue(network: PlayedNetwork): Promise<void> {
    const { name, book } = network;
    const free = AT_ONCE - this.underWayOf(name).size;
    if (!this.outlets.of(name) || free === 0) return;
    const due = book.notices.due(this.clock.now()).filter(({ id }) => this.isTime(name, id));
    for (const notice of due.slice(0, free))
      this.tell(network, notice).catch((error: unknown) => {
        this.logger.error(`tell-${name}: ${describeFailure(error)}`);
      });
  }

  private isTime(name: string, id: string): boolean {
    return !this.underWayOf(name).has(id) && (this.misses.get(`${name} ${id}`)?.againAt ?? 0) <= Date.now();
  }

  private async tell(network: PlayedNetwork, notice: Notice): Promise<void> {
    const { name, book } = network;
    const outlet = this.outlets.of(name);
    const entry = book.entries.find(notice.of);
    const underWay = this.underWayOf(name);
    if (!outlet || !entry || underWay.has(notice.id)) return;
    underWay.add(notice.id);
    const isHeard = await outlet(eventOf(entry, notice), systemOf(network, this.faults)).catch(() => false);
    // Where all places are taken, more may be waiting for one.
    if (underWay.size >= AT_ONCE) this.tellings.get(name)?.nudge();
    underWay.delete(notice.id);
    if (isHeard) {
      this.misses.delete(`${name} ${notice.id}`);
      book.isTold(notice);
    } else this.miss(`${name} ${notice.id}`);
  }

  private underWayOf(name: string): Set<string> {
    const underWay = this.underWay.get(name) ?? new Set();
    this.underWay.set(name, underWay);
    return underWay;
  }

  private miss(key: string): void {
    const times = (this.misses.get(key)?.times ?? 0) + 1;
    const pauseMs = Math.min(this.config.noticePauseMs * 2 ** (times - 1), PAUSE_MAX_MS);
    this.misses.set(key, { times, againAt: Date.now() + pauseMs });
  }
}
