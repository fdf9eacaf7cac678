import { reachOf } from '@hanout/access';
import {
  readAgents,
  readGrantsDue,
  type AgentV1,
  type CallerV1,
  type CashForecastV1,
  type FloatV1,
  type NetworkName,
  type ReadCashForecastV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Asks } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { listFloats } from '../floats/floats.queries';
import { Floats } from '../floats/floats.service';
import { forecast, placeKey, type Counter } from './forecast';
import { readForecastRules } from './forecast-rulebook';
import { toRows } from './forecast-rows';
import { FORECAST_ERRORS } from './forecasts.errors';
import { readPastCash } from './past-cash.queries';

const FLOATS_PAGE = 500;
const AGENTS_PAGE = 200;
/** With the longest names a row of five days takes about 1,100 bytes, and a message on the bus at most 1 MiB. */
const ROWS_MAX = 800;

/** What agents will need when what is approved is paid, against what they have: read whole each time, kept nowhere. */
@Injectable()
export class Forecasts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly floats: Floats,
  ) {}

  /** @throws DomainError `payments.forecast_too_long` */
  async read({ caller, payday, province }: ReadCashForecastV1): Promise<CashForecastV1> {
    const network = networkOf(caller);
    const own = reachOf(caller, 'payments.read-cash-forecast') === 'own';
    const ownCode = own ? (await this.floats.ofCaller(caller)).agentCode : undefined;
    // An agent's part is worked out among all counters of his network; he is shown no other's.
    const asker: CallerV1 = own ? { ...caller, roles: ['network'] } : caller;
    const { rules, source } = await readForecastRules(this.dataSource.manager);
    const { items } = await this.asks.ask(readGrantsDue, network === undefined ? {} : { network });
    const dues = items
      .filter((due) => province === undefined || placeKey(due.province) === placeKey(province))
      .map(({ amount, ...due }) => ({ ...due, minor: BigInt(amount.minor) }));
    const counters = dues.length === 0 ? [] : await this.countersFor(asker, network, rules.pastDays);
    const needs = forecast(dues, counters, { payday, rules });
    const shown = own ? needs.filter(({ counter }) => counter?.agentCode === ownCode) : needs;
    const rows = toRows(shown, own || province !== undefined ? 'agent' : 'commune');
    if (rows.length > ROWS_MAX)
      throw FORECAST_ERRORS.error('payments.forecast_too_long', { params: { max: String(ROWS_MAX) } });
    return { payday, source, rows };
  }

  /** Those that serve: identity knows where, the ledger and the drawers what they have. */
  private async countersFor(
    caller: CallerV1,
    network: NetworkName | undefined,
    pastDays: number,
  ): Promise<Counter[]> {
    const [agents, floats, past] = [
      await this.agentsFor(caller),
      await this.floatsOf(network),
      await readPastCash(this.dataSource.manager, pastDays),
    ];
    const agentOf = new Map(agents.map((agent) => [`${agent.agentId} ${agent.network}`, agent]));
    return floats.flatMap(({ floatId, agentId, network: at, agentCode, balance, cash }): Counter[] => {
      const agent = agentOf.get(`${agentId} ${at}`);
      if (agent?.state !== 'active' || agent.province === undefined) return [];
      return [
        {
          network: at,
          province: agent.province,
          commune: agent.commune,
          agentCode,
          floatMinor: BigInt(balance.minor),
          cashMinor: cash && BigInt(cash.expected.minor),
          past: past.get(floatId),
        },
      ];
    });
  }

  private async floatsOf(network: NetworkName | undefined): Promise<FloatV1[]> {
    const shown: FloatV1[] = [];
    for (let after: string | undefined; ;) {
      const page = { limit: FLOATS_PAGE, ...(after !== undefined && { after }) };
      const filter = network === undefined ? {} : { network };
      const floats = await listFloats(this.dataSource.manager, filter, page);
      shown.push(...(await this.floats.show(floats)));
      if (floats.length < FLOATS_PAGE) return shown;
      after = floats.at(-1)!.floatId;
    }
  }

  private async agentsFor(caller: CallerV1): Promise<AgentV1[]> {
    const agents: AgentV1[] = [];
    for (let after: string | undefined; ;) {
      const page = { limit: AGENTS_PAGE, ...(after !== undefined && { after }) };
      const { items, next } = await this.asks.ask(readAgents, { caller, ...page });
      agents.push(...items);
      if (next === undefined) return agents;
      after = next;
    }
  }
}

/** Of all, or of one network. */
function networkOf(caller: CallerV1): NetworkName | undefined {
  if (reachOf(caller, 'payments.read-cash-forecast') === 'all') return undefined;
  if (caller.network === undefined) throw PLATFORM_ERRORS.error('platform.forbidden');
  return caller.network as NetworkName;
}
