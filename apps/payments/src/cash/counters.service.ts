import { authoriseAgent, type AgentAct, type CallerV1 } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import type { Float } from '../floats/floats.queries';
import { Floats } from '../floats/floats.service';
import { BARS, CASH_ERRORS } from './cash.errors';

/** Who stands behind a counter, and what he may do there. */
@Injectable()
export class Counters {
  constructor(
    private readonly floats: Floats,
    private readonly asks: Asks,
  ) {}

  floatOf(caller: CallerV1): Promise<Float> {
    return this.floats.ofCaller(caller);
  }

  /** Asked each time: a mandate may have been suspended a moment ago. @throws DomainError why he may not */
  async demandMandate({ agentId, network }: Float, act: AgentAct): Promise<void> {
    const { isAuthorised, bar } = await this.asks.ask(authoriseAgent, { agentId, network, act });
    if (!isAuthorised) throw CASH_ERRORS.error(BARS[bar ?? 'no_mandate']);
  }
}
