import type { WireMoney } from '@hanout/money';
import { provinceTexts } from './provinces.texts';

export interface Need {
  readonly need: WireMoney;
  readonly have: WireMoney;
  readonly short: WireMoney;
}

export const METERS = ['cash', 'float'] as const;
/** Notes in drawers, or e-money on floats. */
export type Meter = (typeof METERS)[number];

export interface ForecastRow extends Readonly<Record<Meter, Need>> {
  readonly network: string;
  readonly province: string;
  readonly commune?: string;
  readonly agentCode?: string;
}

/** What a province will need of one thing, what its agents have and what is missing, in centimes. */
export interface ProvinceNeed {
  /** As the API calls it. */
  readonly name: string;
  /** Of ISO 3166-2:MA; undefined of what is none of them. */
  readonly code: string | undefined;
  readonly need: bigint;
  readonly have: bigint;
  readonly short: bigint;
}

export type Grade = 'none' | 'good' | 'poor' | 'bad';

/** From here on most of what is needed is there. */
const POOR_FROM = 0.75;

/** The province that lacks most first. What one agent has too much does not help another, so shortages are added up. */
export function byProvince(rows: readonly ForecastRow[], meter: Meter): readonly ProvinceNeed[] {
  const found = new Map<string, ProvinceNeed>();
  for (const row of rows) {
    const { need, have, short } = row[meter];
    const before = found.get(row.province) ?? { need: 0n, have: 0n, short: 0n };
    found.set(row.province, {
      name: row.province,
      code: codeOf(row.province),
      need: before.need + BigInt(need.minor),
      have: before.have + BigInt(have.minor),
      short: before.short + BigInt(short.minor),
    });
  }
  return [...found.values()].sort(
    (one, other) => compare(other.short, one.short) || compare(other.need, one.need),
  );
}

/** How much of the need is met where it arises, 0 to 1: for the eye. */
export function covered({ need, short }: ProvinceNeed): number {
  return need === 0n ? 1 : Number(((need - short) * 1_000n) / need) / 1_000;
}

export function gradeOf(province: ProvinceNeed | undefined): Grade {
  if (province === undefined) return 'none';
  if (province.short === 0n) return 'good';
  return covered(province) >= POOR_FROM ? 'poor' : 'bad';
}

const CODES = new Map(Object.entries(provinceTexts.fr).map(([code, name]) => [plain(name), code]));

/** The letters of a province, however its name is accented and spaced. */
export function codeOf(name: string): string | undefined {
  return CODES.get(plain(name));
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}

function compare(one: bigint, other: bigint): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
