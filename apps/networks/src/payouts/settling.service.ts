import { payoutsEnded } from '@hanout/contracts';
import { Outbox } from '@hanout/messaging';
import { failpoint } from '@hanout/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NetworksConfig } from '../config';
import type { Word } from './payout.entity';
import { judge, type Contradiction } from './payout.verdict';
import { payoutOf } from './payout.answer';
import { endPayouts, keepContradictions, lockPayouts } from './settling.queries';

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
    const rows = await lockPayouts(
      manager,
      words.map(({ payoutId }) => payoutId),
    );
    const { ends, contradictions, unmatched } = judge(rows, words);
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
}

function describe({ payoutId, stands, word: { end, by } }: Contradiction): string {
  return `the network contradicts itself about ${payoutId}: ${stands.state} stands, a ${by} says ${end.state}`;
}
