import {
  PAYMENT_KINDS,
  type KindFiguresV1,
  type StatementFiguresV1,
  type StatementLineV1,
} from '@hanout/contracts';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { FEE_INCOME_ACCOUNT_ID } from '../payments/payment.transfer';
import type { EntryBounds } from './entries';

interface KindSums {
  count: number;
  inMinor: bigint;
  outMinor: bigint;
}

export const wire = (minor: bigint) => ({ minor: minor.toString(), currency: WALLET_CURRENCY });

/** `fee` and `fee_refund` are what a payment moved between the wallet and the account for fees. */
export function kindOf({ kind, counterAccountId, direction }: StatementLineV1): string {
  if (counterAccountId !== FEE_INCOME_ACCOUNT_ID) return kind;
  return direction === 'debit' ? 'fee' : 'fee_refund';
}

/** The transfer of a payment has the payment's id. */
export function isPayment({ kind }: StatementLineV1): boolean {
  return PAYMENT_KINDS.some((known) => known === kind);
}

/** Adds up entries of one wallet. */
export class Tally {
  private readonly kinds = new Map<string, KindSums>();
  private readonly transfers = new Set<string>();
  private operationsBefore = 0;
  /** Of an agent, in 1/10,000 of the minor unit. */
  private commission: bigint | undefined;

  add(line: StatementLineV1): void {
    const kind = kindOf(line);
    const minor = BigInt(line.amount.minor);
    const isIn = line.direction === 'credit';
    this.addSums(kind, { count: 1, inMinor: isIn ? minor : 0n, outMinor: isIn ? 0n : minor });
    this.transfers.add(line.transferId);
  }

  /** A transfer is posted in one instant, so parts of a period have none in common. */
  addAll(part: Tally): void {
    part.kinds.forEach((sums, kind) => this.addSums(kind, sums));
    this.operationsBefore += part.operations;
    if (part.commission !== undefined) this.earn(part.commission);
  }

  earn(parts: bigint): void {
    this.commission = (this.commission ?? 0n) + parts;
  }

  get operations(): number {
    return this.operationsBefore + this.transfers.size;
  }

  get inMinor(): bigint {
    return this.sum(({ inMinor }) => inMinor);
  }

  get outMinor(): bigint {
    return this.sum(({ outMinor }) => outMinor);
  }

  /** What went to the account for fees less what came back: below zero where more is refunded than sold. */
  get feesMinor(): bigint {
    return this.of('fee').outMinor - this.of('fee_refund').inMinor;
  }

  of(kind: string): KindSums {
    return this.kinds.get(kind) ?? { count: 0, inMinor: 0n, outMinor: 0n };
  }

  figures(openingMinor: bigint): StatementFiguresV1 {
    return {
      opening: wire(openingMinor),
      moneyIn: wire(this.inMinor),
      moneyOut: wire(this.outMinor),
      fees: wire(this.feesMinor),
      closing: wire(openingMinor + this.inMinor - this.outMinor),
      operations: this.operations,
      ...(this.commission !== undefined && { commission: this.commission.toString() }),
    };
  }

  byKind(): KindFiguresV1[] {
    return [...this.kinds]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([kind, { count, inMinor, outMinor }]) => ({
        kind,
        count,
        moneyIn: wire(inMinor),
        moneyOut: wire(outMinor),
      }));
  }

  /** Opening + money in − money out = closing, or it is no statement. @throws Error */
  assertCloses({ openingMinor, closingMinor }: EntryBounds): void {
    if (openingMinor + this.inMinor - this.outMinor === closingMinor) return;
    throw new Error(
      `a statement does not close: ${openingMinor} + ${this.inMinor} − ${this.outMinor} is not ${closingMinor}`,
    );
  }

  private addSums(kind: string, { count, inMinor, outMinor }: KindSums): void {
    const before = this.of(kind);
    this.kinds.set(kind, {
      count: before.count + count,
      inMinor: before.inMinor + inMinor,
      outMinor: before.outMinor + outMinor,
    });
  }

  private sum(part: (sums: KindSums) => bigint): bigint {
    return [...this.kinds.values()].reduce((total, sums) => total + part(sums), 0n);
  }
}
