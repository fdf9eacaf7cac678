import { authoriseAgent, readFloats, type CallerV1, type FloatV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Asks } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { BARS, VOUCHER_ERRORS } from './vouchers.errors';

export type Counter = Pick<FloatV1, 'floatId' | 'agentId' | 'agentCode' | 'network'>;

/** Who stands behind a counter: the float is payments' to know, the mandate identity's. */
@Injectable()
export class Counters {
  constructor(private readonly asks: Asks) {}

  /** Asked each time: a mandate may have been suspended a moment ago. @throws DomainError why he may not */
  async of(caller: CallerV1): Promise<Counter> {
    const { kind, agentId } = caller;
    if (kind !== 'person' || agentId === undefined || caller.network === undefined)
      throw PLATFORM_ERRORS.error('platform.forbidden');
    const { items } = await this.asks.ask(readFloats, { caller });
    const float = items.find((one) => one.agentId === agentId && one.network === caller.network);
    if (!float) throw VOUCHER_ERRORS.error('programmes.float_not_ready');
    const { network } = float;
    const { isAuthorised, bar } = await this.asks.ask(authoriseAgent, { agentId, network, act: 'cash_out' });
    if (!isAuthorised) throw VOUCHER_ERRORS.error(BARS[bar ?? 'no_mandate']);
    return float;
  }
}
