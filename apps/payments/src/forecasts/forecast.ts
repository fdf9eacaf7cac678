import { addDays } from '@hanout/calendar';
import type { NetworkName } from '@hanout/contracts';
import { Money } from '@hanout/money';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import type { ForecastRules } from './forecast-rulebook';
import type { PastCash } from './past-cash.queries';

/** What is about to be paid in a province of a network, in minor units. */
export interface Due {
  network: NetworkName;
  province: string;
  method: 'wallet' | 'voucher';
  minor: bigint;
}

/** A counter of it: what it has, and what it did. */
export interface Counter {
  network: NetworkName;
  province: string;
  commune?: string | undefined;
  agentCode: string;
  floatMinor: bigint;
  /** Undefined where nothing was declared. */
  cashMinor: bigint | undefined;
  past: PastCash | undefined;
}

export interface DayNeed {
  day: string;
  cashMinor: bigint;
  floatMinor: bigint;
}

/** What a counter will need, day by day; without a counter it is the province's, which nobody serves. */
export interface Need {
  network: NetworkName;
  province: string;
  counter?: Counter;
  isByPast: boolean;
  days: DayNeed[];
}

/** However a register or a roster writes a place: case and accents aside. */
export function placeKey(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The notes of a province are shared among its network's counters by what they paid out before, evenly where none of them
 * has, and among days as the rules say; not a centime is lost. E-money is what a counter was brought notes for on a usual day.
 */
export function forecast(
  dues: readonly Due[],
  counters: readonly Counter[],
  { payday, rules }: { payday: string; rules: ForecastRules },
): Need[] {
  const days = rules.byDayBps.map((_, after) => addDays(payday, after));
  return [...cashByPlace(dues, rules).values()].flatMap(({ network, province, minor }): Need[] => {
    const here = counters.filter(
      (one) => one.network === network && placeKey(one.province) === placeKey(province),
    );
    const cashOf = (total: bigint): bigint[] => parts(total, rules.byDayBps.map(BigInt));
    if (here.length === 0) {
      const needs = cashOf(minor).map((cashMinor, at) => ({ day: days[at]!, cashMinor, floatMinor: 0n }));
      return [{ network, province, isByPast: false, days: needs }];
    }
    const past = here.map((one) => one.past?.outMinor ?? 0n);
    const isByPast = past.some((out) => out > 0n);
    const shares = parts(minor, isByPast ? past : here.map(() => 1n));
    return here.map((counter, place): Need => {
      const floatMinor = usualCashIn(counter, rules);
      const needs = cashOf(shares[place]!).map((cashMinor, at) => ({
        day: days[at]!,
        cashMinor,
        floatMinor,
      }));
      return { network, province, counter, isByPast, days: needs };
    });
  });
}

interface PlaceCash {
  network: NetworkName;
  province: string;
  minor: bigint;
}

function cashByPlace(
  dues: readonly Due[],
  { cashOutBps, voucherBps }: ForecastRules,
): Map<string, PlaceCash> {
  const places = new Map<string, PlaceCash>();
  for (const { network, province, method, minor } of dues) {
    const key = `${network} ${placeKey(province)}`;
    const bps = BigInt(method === 'wallet' ? cashOutBps : voucherBps);
    const place = places.get(key) ?? { network, province, minor: 0n };
    place.minor += Money.of(minor, WALLET_CURRENCY).basisPoints(bps, 'up').minor;
    places.set(key, place);
  }
  return places;
}

function usualCashIn({ past }: Counter, { cashInDayMinor, pastDays }: ForecastRules): bigint {
  if (!past) return BigInt(cashInDayMinor);
  return (past.inMinor + BigInt(pastDays) - 1n) / BigInt(pastDays);
}

function parts(minor: bigint, weights: readonly bigint[]): bigint[] {
  return Money.of(minor, WALLET_CURRENCY)
    .split(weights)
    .map((part) => part.minor);
}
