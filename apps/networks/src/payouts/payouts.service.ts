import type { PayoutsTakenV1, PayoutToTakeV1, PayoutV1, TakePayoutsV1 } from '@hanout/contracts';
import { repeated } from '@hanout/database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DataSeal } from '../data-seal';
import { accountPlace, payoutOf } from './payout.answer';
import type { TakenPayout } from './payout.entity';
import { PayoutSender } from './payout-sender.service';
import { addPayouts, readPayouts } from './payouts.queries';

/** Takes what the network is to pay out, once an id, and says of each how it stands. */
@Injectable()
export class PayoutsService {
  private readonly logger = new Logger('payouts');

  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: DataSeal,
    private readonly sender: PayoutSender,
  ) {}

  async take({ payouts }: TakePayoutsV1): Promise<PayoutsTakenV1> {
    const { manager } = this.dataSource;
    const rows = payouts.map(({ payoutId, account, amount, reference }) => ({
      payoutId,
      accountSealed: this.seal.seal(account, accountPlace(payoutId)),
      amountMinor: amount.minor,
      amountCurrency: amount.currency,
      reference,
    }));
    const added = await this.sender.takeNew(rows.length, (firstTry) =>
      repeated(() => addPayouts(manager, rows, firstTry)),
    );
    const fresh = new Set(added.map(({ payoutId }) => payoutId));
    const asked = payouts.map((one) => ({ one, isNew: fresh.delete(one.payoutId) }));
    const before = asked.flatMap(({ one, isNew }) => (isNew ? [] : one.payoutId));
    const taken = before.length === 0 ? [] : await readPayouts(manager, before);
    const byId = new Map(taken.map((one) => [one.payoutId, one]));
    return {
      payouts: asked.map(({ one, isNew }) => {
        const { payoutId } = one;
        return isNew ? { payoutId, state: 'waiting' } : this.answerFor(one, byId.get(payoutId)!);
      }),
    };
  }

  /**
   * An id with other content is a fault of the asker. What was taken first counts and may have been paid, so that the
   * answer is never a word on which money is given back: it waits, and the end of what was taken is told as always.
   */
  private answerFor(asked: PayoutToTakeV1, taken: TakenPayout): PayoutV1 {
    const { payoutId, account, amount, reference } = asked;
    const isSame =
      taken.amountMinor === amount.minor &&
      taken.amountCurrency === amount.currency &&
      taken.reference === reference &&
      this.seal.open(taken.accountSealed, accountPlace(payoutId)) === account;
    if (isSame) return payoutOf(taken);
    this.logger.error(`${payoutId} is asked for again with other content: what was taken first counts`);
    return { payoutId, state: 'waiting', reason: 'id_reused' };
  }
}
