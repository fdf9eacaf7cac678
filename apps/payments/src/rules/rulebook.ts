import { businessDayOf } from '@hanout/calendar';
import type { PaymentKind } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

type PerKind = Partial<Record<PaymentKind, string>>;

/** What the operator chose for payments, from a day on. Amounts in minor units. */
export interface PaymentRules {
  /** What one payer may pay in a day by printed codes: a sticker is easily swapped. */
  staticQrPerPayerDailyMinor: string;
  /** How long a quoted price holds. */
  quoteSeconds: number;
  /** Up to this a payer who bears a fee may pay without a quote; a kind without it needs none. */
  oneCallMaxMinor: PerKind;
  /** Above this the payer proves that it is him, by PIN or device; a kind without it needs no proof. */
  proofAboveMinor: PerKind;
  /** How long somebody who is asked for money may take. */
  requestSeconds: number;
  /** How many days running a turn of a standing order is tried. */
  standingOrderTries: number;
  /** Wallets kept for organisations: a bulk of theirs needs the operator's two people only. None, where it is absent. */
  organisationWalletIds?: string[];
  /** How long a recalled payment is kept aside for the payee's word. */
  recallSeconds: number;
  /** How long the file of a bulk may take to be there whole and readable; then it is given up. */
  bulkUploadSeconds: number;
}

export interface TierLimits {
  perOperationMinor: bigint;
  dailyMinor: bigint;
  monthlyMinor: bigint;
}

/** What holds at one instant of the database's clock. */
export interface Rulebook {
  now: Date;
  /** The business day of that instant. */
  day: string;
  rules: PaymentRules;
  tierLimits: Map<number, TierLimits>;
}

interface Row {
  now: Date;
  rules: { effective_from: string; rules: PaymentRules }[];
  limits: {
    tier: number;
    effective_from: string;
    per_operation_minor: string;
    daily_minor: string;
    monthly_minor: string;
  }[];
}

/** One read for all of it. @throws Error when no rules are in force */
export async function readRulebook(manager: EntityManager): Promise<Rulebook> {
  const rows: Row[] = await manager.query(
    `select now(),
            (select coalesce(json_agg(r order by effective_from), '[]') from payment_rules r) as rules,
            (select coalesce(json_agg(json_build_object('tier', tier, 'effective_from', effective_from,
                      'per_operation_minor', per_operation_minor::text, 'daily_minor', daily_minor::text,
                      'monthly_minor', monthly_minor::text) order by effective_from), '[]') from tier_limits) as limits`,
  );
  const { now, rules, limits } = rows[0]!;
  const day = businessDayOf(now);
  const hasBegun = (row: { effective_from: string }) => row.effective_from <= day;
  const inForce = rules.filter(hasBegun).at(-1);
  if (inForce === undefined) throw new Error(`no payment rules are in force on ${day}`);
  const tierLimits = limits.filter(hasBegun).map((row): [number, TierLimits] => [
    row.tier,
    {
      perOperationMinor: BigInt(row.per_operation_minor),
      dailyMinor: BigInt(row.daily_minor),
      monthlyMinor: BigInt(row.monthly_minor),
    },
  ]);
  return { now, day, rules: inForce.rules, tierLimits: new Map(tierLimits) };
}
