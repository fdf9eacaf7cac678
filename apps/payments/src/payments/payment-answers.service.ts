import type { PaymentAnswerV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { PaymentsConfig } from '../config';
import type { Opened } from './openings.service';
import { paymentV1 } from './payment.answer';
import type { Payment } from './payment.entity';
import { PostingsService } from './postings.service';

/** How a payment stands, for the one who has just done something to it. */
@Injectable()
export class PaymentAnswers {
  constructor(
    private readonly postings: PostingsService,
    private readonly config: PaymentsConfig,
  ) {}

  /** Waits for the ledger as long as the one who asks does; later answers find their way without him. */
  async of({ payment, repeated, parties }: Opened): Promise<PaymentAnswerV1> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Payment>((resolve) => {
      timer = setTimeout(() => resolve(payment), this.config.answerWithinMs);
    });
    const settled = await Promise.race([this.postings.settle(payment, parties), late]);
    clearTimeout(timer);
    return { payment: paymentV1(settled), repeated };
  }
}
