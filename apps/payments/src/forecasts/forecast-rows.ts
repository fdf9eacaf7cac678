import type { ForecastDayV1, ForecastMeterV1, ForecastRowV1 } from '@hanout/contracts';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import type { Need } from './forecast';

const wire = (minor: bigint) => ({ minor: minor.toString(), currency: WALLET_CURRENCY });
const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);

/** By commune, or agent by agent: one row each, in order. */
export function toRows(needs: readonly Need[], by: 'commune' | 'agent'): ForecastRowV1[] {
  const groups = new Map<string, Need[]>();
  for (const need of needs) {
    const { network, province, counter } = need;
    const place = by === 'agent' ? counter?.agentCode : counter?.commune;
    const key = [network, province, place ?? ''].join('\t');
    const group = groups.get(key);
    if (group) group.push(need);
    else groups.set(key, [need]);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => toRow(group as [Need, ...Need[]], by));
}

function toRow(group: readonly [Need, ...Need[]], by: 'commune' | 'agent'): ForecastRowV1 {
  const [{ network, province, counter, isByPast, days }] = group;
  const served = group.filter((need) => need.counter !== undefined);
  return {
    network,
    province,
    ...(counter?.commune !== undefined && { commune: counter.commune }),
    ...(by === 'agent' && counter && { agentCode: counter.agentCode }),
    agents: served.length,
    undeclared: served.filter((need) => need.counter?.cashMinor === undefined).length,
    isByPast,
    days: days.map(({ day }, at): ForecastDayV1 => {
      return {
        day,
        cash: wire(sum(group.map((need) => need.days[at]!.cashMinor))),
        float: wire(sum(group.map((need) => need.days[at]!.floatMinor))),
      };
    }),
    cash: meterOf(group, (need) => ({
      need: sum(need.days.map(({ cashMinor }) => cashMinor)),
      have: need.counter?.cashMinor ?? 0n,
    })),
    float: meterOf(group, (need) => ({
      need: sum(need.days.map(({ floatMinor }) => floatMinor)),
      have: need.counter?.floatMinor ?? 0n,
    })),
  };
}

function meterOf(
  group: readonly Need[],
  of: (need: Need) => { need: bigint; have: bigint },
): ForecastMeterV1 {
  const all = group.map(of);
  return {
    need: wire(sum(all.map(({ need }) => need))),
    have: wire(sum(all.map(({ have }) => have))),
    short: wire(sum(all.map(({ need, have }) => (need > have ? need - (have > 0n ? have : 0n) : 0n)))),
  };
}
