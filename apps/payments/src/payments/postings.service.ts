import { postTransfers, type PostingV1, type TransferToPostV1 } from '@hanout/contracts';
import { Asks, NoAnswer } from '@hanout/messaging';
import { failpoint, Grouped } from '@hanout/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { PaymentsConfig } from '../config';
import type { Parties } from '../wallets/parties.queries';
import { FeeIncome } from './fee-income';
import type { Opened } from './openings.service';
import { PaymentMoves } from './payment-moves.service';
import type { Payment } from './payment.entity';
import { LEDGER_ANSWERS, LEDGER_STEPS, moved, type PaymentEvent } from './payment.moves';
import { toTransfer, toTransfers } from './payment.transfer';
import { isOfOneItem, type Move } from './payments.queries';

type Asked = Pick<Opened, 'payment' | 'parties'>;

/**
 * Brings payments on by the ledger's answers: asks it, then writes what it said and the facts in one transaction. No
 * answer, and any failure on the way, leaves a payment as it is; it is asked for again with the same id. What the ledger
 * answers, a yes or a no, is final for that id: a payment that failed stays failed, and another try is a new payment.
 */
@Injectable()
export class PostingsService {
  private readonly logger = new Logger('postings');
  private readonly grouped: Grouped<Asked, Payment>;
  private readonly underway = new Map<string, Promise<Payment>>();

  constructor(
    private readonly asks: Asks,
    private readonly moves: PaymentMoves,
    private readonly feeIncome: FeeIncome,
    private readonly config: PaymentsConfig,
  ) {
    // Payments come here in the groups they were opened in, and have waited there. What is written down is posted.
    const limits = { ...config, groupEveryMs: 0, patienceMs: Infinity };
    this.grouped = new Grouped((asked) => this.post(asked), limits, isOfOneItem);
  }

  /**
   * The payment as it stands when the ledger has no more to say of it (a hold that could not be posted is set free too), or
   * unchanged when it did not answer. Never rejects.
   *
   * @param parties its sides, where they were read moments ago
   */
  async settle(payment: Payment, parties?: Parties): Promise<Payment> {
    if (!LEDGER_STEPS[payment.state]) return payment;
    const after = await this.step({ payment, parties });
    return after.state === payment.state ? after : this.settle(after);
  }

  /** All in one question; what brings its own groups needs no lane. @throws NoAnswer, and then none of them has moved by this */
  postTogether(payments: Payment[]): Promise<Payment[]> {
    return this.post(payments.map((payment) => ({ payment })));
  }

  private step(asked: Asked): Promise<Payment> {
    const { payment } = asked;
    const { paymentId } = payment;
    const already = this.underway.get(paymentId);
    if (already) return already;
    const settling = this.grouped
      .add(asked)
      .catch((error: unknown) => {
        const isExpected = error instanceof NoAnswer;
        const text = error instanceof Error && !isExpected ? (error.stack ?? error.message) : String(error);
        this.logger[isExpected ? 'warn' : 'error'](`payment ${paymentId} stays ${payment.state}: ${text}`);
        return payment;
      })
      .finally(() => this.underway.delete(paymentId));
    this.underway.set(paymentId, settling);
    return settling;
  }

  private async post(group: readonly Asked[]): Promise<Payment[]> {
    await this.feeIncome.ensureOpen();
    const { ledgerDeadlineMs: deadlineMs } = this.config;
    failpoint('payments.asking');
    const asked = group.map(({ payment }) => toTransfers(payment));
    const { postings } = await this.asks.ask(postTransfers, { transfers: asked.flat() }, { deadlineMs });
    failpoint('payments.answered');
    const answers = lastOfEach(asked, postings);
    const settled = await this.moves.write(
      group.flatMap(({ payment, parties }, place) => {
        const move = this.moveOf(payment, answers[place]);
        return move ? { ...move, parties } : [];
      }),
    );
    failpoint('payments.written');
    return group.map(({ payment }) => settled.get(payment.paymentId) ?? payment);
  }

  /** What the ledger's answer means for the payment; undefined when it is no answer to what was asked. */
  private moveOf(payment: Payment, posting: PostingV1 | undefined): Move | undefined {
    const { transferId } = toTransfer(payment);
    const event = posting?.transferId === transferId ? eventOf(payment, posting) : undefined;
    const toState = event && moved(payment.state, event);
    if (!posting || !event || !toState) {
      this.logger.error(
        `payment ${payment.paymentId} stays ${payment.state}: the ledger said ${JSON.stringify(posting)}`,
      );
      return undefined;
    }
    return {
      payment,
      event,
      toState,
      failure: event === 'refused' ? (posting.reason ?? 'refused') : null,
      completedAt: toState === 'completed' ? new Date(posting.postedAt ?? Date.now()) : null,
    };
  }
}

/** What was said to the last transfer of each payment. */
function lastOfEach(
  asked: readonly TransferToPostV1[][],
  postings: readonly PostingV1[],
): (PostingV1 | undefined)[] {
  let count = 0;
  return asked.map(({ length }) => postings[(count += length) - 1]);
}

/** Undefined where the ledger's word cannot be followed: it is asked again, and a person has to look. */
function eventOf(payment: Payment, { outcome, reason }: PostingV1): PaymentEvent | undefined {
  const { yes, no } = LEDGER_ANSWERS[LEDGER_STEPS[payment.state]!];
  if (outcome !== 'refused') return yes;
  // Its network has paid it out: what was held for it is owed, and is never set free.
  if (payment.kind === 'payout' && payment.state === 'settling') return undefined;
  // The ledger knows this id with other content: whether money moved is for people to find out, not for us to guess.
  return reason === 'id_reused' ? undefined : no;
}
