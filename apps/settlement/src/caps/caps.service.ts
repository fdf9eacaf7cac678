import { businessDayOf, type Clock } from '@hanout/calendar';
import { NETWORKS, type NetworkCapsV1, type TellExposuresV1 } from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openBreak } from '../breaks/breaks.queries';
import { termsOn } from '../terms/terms';
import { readTerms } from '../terms/terms.queries';
import { readSettledThrough } from './caps.queries';

const CURRENCY = 'MAD';

/** How far networks may owe and be owed before it is settled; kept to where money moves, by payments. */
@Injectable()
export class Caps {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A network at a cap is a break, once: people have to look. */
  async exchange({ atCap }: TellExposuresV1): Promise<NetworkCapsV1> {
    const { manager } = this.dataSource;
    for (const { network, side, unsettled, since } of atCap)
      await openBreak(manager, {
        kind: 'network_at_cap',
        subjectId: `${network} ${side} ${since}`,
        network,
        evidence: { side, unsettled, since },
      });
    const day = businessDayOf(this.clock.now());
    const [terms, settled] = [await readTerms(manager), await readSettledThrough(manager, CURRENCY)];
    return {
      caps: NETWORKS.map((network) => {
        const { collectedMax, paidOutMax } = termsOn(terms, { party: network, day }) ?? {};
        const settledThrough = settled.get(network)?.toISOString();
        return {
          network,
          ...(collectedMax && { collectedMax }),
          ...(paidOutMax && { paidOutMax }),
          ...(settledThrough && { settledThrough }),
        };
      }),
    };
  }
}
