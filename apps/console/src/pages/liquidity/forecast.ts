import type { WireMoney } from '@hanout/money';

interface Need {
  readonly need: WireMoney;
  readonly have: WireMoney;
  readonly short: WireMoney;
}

export interface ForecastRow {
  readonly network: string;
  readonly province: string;
  readonly commune: string;
  readonly agentCode?: string;
  readonly cash: Need;
  readonly float: Need;
}

/** For the eye: what is there and what is missing of the cash, the province that lacks most first. */
export function byProvince(
  rows: readonly ForecastRow[],
): readonly { name: string; have: number; short: number }[] {
  const found = new Map<string, { have: bigint; short: bigint }>();
  for (const { province, cash } of rows) {
    const { have, short } = found.get(province) ?? { have: 0n, short: 0n };
    found.set(province, { have: have + BigInt(cash.have.minor), short: short + BigInt(cash.short.minor) });
  }
  return [...found]
    .map(([name, { have, short }]) => ({ name, have: Number(have), short: Number(short) }))
    .sort((one, other) => other.short - one.short);
}
