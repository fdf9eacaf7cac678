import { setTimeout as pause } from 'node:timers/promises';
import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
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
  private readonly underWay = new Set<string>();
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
      this.jobs.every({ name: `tell-${name}`, everyMs: EVERY_MS }, () => this.tellDue(network));
    }
  }

  /** What must be told before a request is answered. */
  async tellEarly(network: PlayedNetwork): Promise<void> {
    const early = network.book.notices.early();
    if (early.length === 0) return;
    const told = Promise.all(early.map((notice) => this.tell(network, notice)));
    await Promise.race([told, pause(EARLY_MS, undefined, { ref: false })]);
  }

  private async tellDue(network: PlayedNetwork): Promise<boolean> {
    const { name, book } = network;
    if (!this.outlets.of(name)) return false;
    const due = book.notices.due(this.clock.now()).filter(({ id }) => this.isTime(`${name} ${id}`));
    await Promise.all(due.slice(0, AT_ONCE).map((notice) => this.tell(network, notice)));
    return due.length > AT_ONCE;
  }

  private isTime(key: string): boolean {
    return !this.underWay.has(key) && (this.misses.get(key)?.againAt ?? 0) <= Date.now();
  }

  private async tell(network: PlayedNetwork, notice: Notice): Promise<void> {
    const outlet = this.outlets.of(network.name);
    const entry = network.book.entries.find(notice.of);
    const key = `${network.name} ${notice.id}`;
    if (!outlet || !entry || this.underWay.has(key)) return;
    this.underWay.add(key);
    const isHeard = await outlet(eventOf(entry, notice), systemOf(network, this.faults)).catch(() => false);
    this.underWay.delete(key);
    if (isHeard) {
      this.misses.delete(key);
      network.book.isTold(notice);
    } else this.miss(key);
  }

  private miss(key: string): void {
    const times = (this.misses.get(key)?.times ?? 0) + 1;
    const pauseMs = Math.min(this.config.noticePauseMs * 2 ** (times - 1), PAUSE_MAX_MS);
    this.misses.set(key, { times, againAt: Date.now() + pauseMs });
  }
}
