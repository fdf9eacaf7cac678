import { inTransaction } from '@hanout/database';
import { DomainError } from '@hanout/errors';
import { failpoint } from '@hanout/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PaymentsConfig } from '../config';
import { OpeningPlans } from '../payments/opening-plans.service';
import type { PayWish } from '../payments/pay-wish';
import { PaymentFacts } from '../payments/payment-facts.service';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { writeOpenings, type Opening } from '../payments/payments.queries';
import type { PartWish } from './split';
import { writeParts, writeSplit, type NewSplit } from './splits.queries';

export type SplitWish = NewSplit & {
  callerId: string;
  parts: PartWish[];
  expiresInSeconds?: number;
};

/** Writes a split and the requests of all its parts in one transaction: a crash between two of them leaves none. */
@Injectable()
export class SplitOpenings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly plans: OpeningPlans,
    private readonly facts: PaymentFacts,
    private readonly config: PaymentsConfig,
  ) {}

  /** Unless its id is taken: then nothing is written. @throws DomainError why a part cannot be asked for */
  async open(wish: SplitWish): Promise<void> {
    const openings = await this.plan(wish);
    await inTransaction(this.dataSource, async (manager) => {
      if (!(await writeSplit(manager, wish))) return;
      const written = await writeOpenings(manager, openings, this.config.askAgainAfterMs);
      // Somebody has used a key of ours for something else.
      if (written.size < openings.length) throw PAYMENT_ERRORS.error('payments.key_reused');
      failpoint('payments.split-opening');
      const payments = openings.map(({ payment }) => ({ ...payment, ...written.get(payment.paymentId) }));
      await writeParts(
        manager,
        wish.splitId,
        payments.map(({ paymentId }) => paymentId),
      );
      await this.facts.tell(
        manager,
        payments.map((payment) => ({ payment })),
      );
    });
    failpoint('payments.split-opened');
  }

  /** All of them can be asked for, or none is. */
  private async plan(wish: SplitWish): Promise<Opening[]> {
    const wishes = wish.parts.map((part, place) => requestOf(wish, part, place));
    const plans = await this.plans.make(wishes);
    return wishes.map((one, place) => {
      const plan = plans.get(one)!;
      if (plan instanceof DomainError) throw ofPart(plan, place);
      return plan.opening;
    });
  }
}

/** The request of one part: as if its maker had asked for it alone. */
function requestOf(wish: SplitWish, { payerWalletId, amount }: PartWish, place: number): PayWish {
  const { callerId, splitId, requestHash, merchantCode, payeeWalletId, expiresInSeconds } = wish;
  return {
    callerId,
    key: `split ${splitId} ${place}`,
    requestHash,
    payerWalletId,
    payee: merchantCode === null ? { walletId: payeeWalletId } : { merchantCode },
    amount,
    channel: 'request',
    isProven: false,
    ...(expiresInSeconds !== undefined && { expiresInSeconds }),
  };
}

/** The same refusal, and which part it is of. */
function ofPart({ code, kind, texts, field, params }: DomainError, place: number): DomainError {
  const within = field?.startsWith('amount') ? field : 'payerWalletId';
  return new DomainError({ code, kind, texts }, { field: `parts.${place}.${within}`, params });
}
