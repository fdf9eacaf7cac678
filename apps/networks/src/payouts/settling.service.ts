import { payoutsEnded } from '@hanout/contracts';
import { Outbox } from '@hanout/messaging';
import { failpoint } from '@hanout/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NetworksConfig } from '../config';
import type { Word } from './payout.entity';
import { judge, type Contradiction, type Verdict } from './payout.verdict';
import { payoutOf } from './payout.answer';
import { endPayouts, keepContradictions, lockPayouts, readEnded } from './settling.queries';

/** As many as one fact may hold. */
export const SETTLED_TOGETHER_MAX = 500;

/** The one way in which a payout comes to its end, whoever heard the word; the end is told in the same transaction. */
@Injectable()
export class Settling {
  private readonly logger = new Logger('payouts');

  constructor(
    private readonly outbox: Outbox,
    private readonly config: NetworksConfig,
  ) {}

  /**
   * @param words at most 500
   * @returns those that speak of a payout that was never taken: nothing was done about them
   */
  async settle(manager: EntityManager, words: readonly Word[]): Promise<Word[]> {
    if (words.length === 0) return [];
    const before = await this.settledBefore(manager, words);
    const rest = before.unmatched;
    const rows = rest.length === 0 ? [] : await lockPayouts(manager, idsOf(rest));
    const { ends, contradictions: others, unmatched } = judge(rows, rest);
    const contradictions = [...before.contradictions, ...others];
    if (ends.length > 0) {
      const payouts = (await endPayouts(manager, ends)).map(payoutOf);
      failpoint('payouts.settling');
      const { network } = this.config;
      await this.outbox.add(manager, payoutsEnded[network], { network, payouts });
    }
    if (contradictions.length > 0) {
      await keepContradictions(manager, contradictions);
      contradictions.forEach((one) => this.logger.error(describe(one)));
    }
    return unmatched;
  }

  /** Nearly all that a report says has ended before, and an end stands for good: no row is locked, and so written, for it. */
  private async settledBefore(manager: EntityManager, words: readonly Word[]): Promise<Verdict> {
    const ofReports = words.filter(({ by }) => by === 'report');
    return judge(ofReports.length === 0 ? [] : await readEnded(manager, idsOf(ofReports)), words);
  }
}

function idsOf(words: readonly Word[]): string[] {
  return words.map(({ payoutId }) => payoutId);
}

function describe({ payoutId, stands, word: { end, by } }: Contradiction): string {
  return `the network contradicts itself about ${payoutId}: ${stands.state} stands, a ${by} says ${end.state}`;
}
