import type { PriceOccasionV1, SimulationResultV1 } from '@hanout/contracts';
import {
  PARTS,
  pickSchedule,
  priceOf,
  type DatedSchedule,
  type FeeCircumstances,
  type FeeParty,
  type FeePrice,
  type FeeTerms,
  type FeeSchedule,
} from '@hanout/fee-rules';
import { Money } from '@hanout/money';

export type PricedSchedule = DatedSchedule & FeeSchedule & FeeTerms & { readonly payer: 'payer' | 'payee' };

/** What is compared: the prices of one instant, without and with the schedule. */
export interface Comparands {
  at: Date;
  before: readonly PricedSchedule[];
  simulated: PricedSchedule;
}

interface Sums {
  before: bigint;
  after: bigint;
}
type Side = keyof Sums;
interface Bearer extends Sums {
  merchantCode?: string;
}

/** Fees of payments without and with a schedule, added up payment by payment; it keeps one row for each who bears fees. */
export class Comparison {
  private readonly total: Sums = { before: 0n, after: 0n };
  private readonly unserved = { before: 0, after: 0 };
  private readonly bands;
  private readonly shares = new Map<FeeParty, Sums>();
  private readonly bearers = new Map<string, Bearer>();
  private readonly lists: Record<Side, readonly PricedSchedule[]>;

  constructor(private readonly comparands: Comparands) {
    const { before, simulated } = comparands;
    this.bands = simulated.bands.map(({ minMinor, maxMinor }) => {
      return { minMinor, maxMinor, ends: BigInt(maxMinor), payments: 0, before: 0n, after: 0n };
    });
    const others = before.filter(({ scheduleId }) => scheduleId !== simulated.scheduleId);
    this.lists = { before, after: [...others, simulated] };
  }

  add(occasion: PriceOccasionV1): void {
    const minor = BigInt(occasion.amountMinor);
    const band = this.bands.find(({ ends }) => minor <= ends);
    if (band) band.payments += 1;
    for (const side of ['before', 'after'] as const) {
      const priced = this.price(occasion, side, minor);
      if (!priced) {
        this.unserved[side] += 1;
        continue;
      }
      const fee = priced.price.fee.minor * PARTS + priced.price.accrued;
      this.total[side] += fee;
      if (band) band[side] += fee;
      for (const { party, fraction } of priced.price.shares) this.sharesOf(party)[side] += fraction;
      this.bearerOf(occasion, priced.payer)[side] += fee;
    }
  }

  result(bearersMax: number): SimulationResultV1 {
    const bearers = [...this.bearers].map(([walletId, bearer]) => ({ walletId, ...bearer }));
    const more = bearers
      .filter(({ before, after }) => after > before)
      .sort((one, other) => compare(riseOf(other), riseOf(one)) || (one.walletId < other.walletId ? -1 : 1));
    const less = bearers.filter(({ before, after }) => after < before).length;
    return {
      pricedAt: this.comparands.at.toISOString(),
      total: wire(this.total),
      unservedBefore: this.unserved.before,
      unservedAfter: this.unserved.after,
      bands: this.bands.map(({ minMinor, maxMinor, payments, ...sums }) => {
        return { minMinor, maxMinor, payments, ...wire(sums) };
      }),
      shares: [...this.shares].sort().map(([party, sums]) => ({ party, ...wire(sums) })),
      more: more.length,
      less,
      unchanged: bearers.length - more.length - less,
      bearMore: more.slice(0, bearersMax).map(({ walletId, merchantCode, ...sums }) => {
        return { walletId, ...(merchantCode !== undefined && { merchantCode }), ...wire(sums) };
      }),
    };
  }

  private price(
    occasion: PriceOccasionV1,
    side: Side,
    minor: bigint,
  ): { price: FeePrice; payer: 'payer' | 'payee' } | undefined {
    const { product, currency } = this.comparands.simulated;
    const { at } = this.comparands;
    const circumstances = circumstancesOf(occasion);
    const schedule = pickSchedule(this.lists[side], { product, currency, at, circumstances });
    const price = schedule && priceOf(schedule, Money.of(minor, currency));
    return price && { price, payer: schedule.payer };
  }

  private sharesOf(party: FeeParty): Sums {
    const sums = this.shares.get(party) ?? { before: 0n, after: 0n };
    this.shares.set(party, sums);
    return sums;
  }

  private bearerOf(
    { payerWalletId, payeeWalletId, merchantCode }: PriceOccasionV1,
    side: 'payer' | 'payee',
  ): Bearer {
    const walletId = side === 'payer' ? payerWalletId : payeeWalletId;
    let bearer = this.bearers.get(walletId);
    if (!bearer) {
      bearer = {
        before: 0n,
        after: 0n,
        ...(side === 'payee' && merchantCode !== undefined && { merchantCode }),
      };
      this.bearers.set(walletId, bearer);
    }
    return bearer;
  }
}

const tierOf = (tier: number | undefined): string[] => (tier === undefined ? [] : [tier.toString()]);

function circumstancesOf(occasion: PriceOccasionV1): FeeCircumstances {
  return {
    payer_programme: occasion.payerProgrammes,
    mcc: occasion.mcc === undefined ? [] : [occasion.mcc],
    payee_tier: tierOf(occasion.payeeTier),
    payer_tier: tierOf(occasion.payerTier),
    channel: [occasion.channel],
    route: [occasion.route],
  };
}

const riseOf = ({ before, after }: Sums) => after - before;
const compare = (one: bigint, other: bigint) => (one === other ? 0 : one < other ? -1 : 1);
const wire = ({ before, after }: Sums) => ({ before: before.toString(), after: after.toString() });
