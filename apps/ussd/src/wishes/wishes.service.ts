import type { Clock } from '@hanout/calendar';
import {
  createPayment,
  makeWithdrawalCode,
  readPayment,
  type CallerV1,
  type Language,
  type PaymentAnswerV1,
  type PaymentV1,
  type WithdrawalCodeBodyV1,
  type WithdrawalCodeV1,
} from '@hanout/contracts';
import { describeFailure, DomainError } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';
import { CLOCK, failpoint } from '@hanout/service-kit';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UssdConfig } from '../config';
import { DataSeal } from '../data-seal';
import type { Payee, Wish } from '../menu/data';
import {
  awaitWish,
  endWish,
  readWish,
  refuseAsk,
  writeAsk,
  type WishRow,
  type WishToAsk,
} from './wishes.queries';

/** Sealed in the row: what was shown, what is done later in whose name, and where it is told. */
export interface Behind {
  phone: string;
  language: Language;
  caller: CallerV1;
  wish: Wish;
  /** Absent: cash. */
  payee?: Payee;
}

export interface Confirmed extends Behind {
  pin: string;
  /** A `performance.now()`: after it the outcome is told later. */
  until: number;
}

/** The code of cash comes with the answer and is kept nowhere. */
export interface Known {
  row: WishRow;
  code?: string;
  until?: string;
  /** Payments have never heard of it. It may be on its way. */
  isUnknown?: true;
}

export type Settled = Known | 'wrong_pin';

const WRONG_PIN = 'payments.pin_wrong';
/** A sign-in that has given no PIN may look at a payment and nothing else. */
const BACKGROUND_SCOPES = ['payments.read', 'payments.make-withdrawal-code'];
/** An ask that came in the last moment of its price may still be at work so long after. */
export const LATE_MS = 60_000;
const UNKNOWN_PAYMENT = 'payments.unknown_payment';

/** Asks for one payment for each wish, and knows how it ended: unknown until there is an answer. */
@Injectable()
export class Wishes {
  private readonly logger = new Logger('wishes');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly seal: DataSeal,
    private readonly config: UssdConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Waits for the end as long as the aggregator does; the work goes on without him. */
  async confirm(confirmed: Confirmed): Promise<Settled> {
    const { wish, until } = confirmed;
    const { manager } = this.dataSource;
    const stands = await writeAsk(manager, this.rowOf(confirmed), this.config.replyWithinMs * 3);
    failpoint('ussd.wish-written');
    if (stands === 'made') return this.look((await readWish(manager, wish.paymentId))!);
    const work = this.ask(confirmed).catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) this.logger.error(`a wish: ${describeFailure(error)}`);
      return undefined;
    });
    const settled = await within(work, until);
    if (settled !== undefined) return settled;
    return { row: (await awaitWish(manager, wish.paymentId))! };
  }

  /** How it stands now: payments are asked where that is not known. @throws NoAnswer */
  async look(row: WishRow, deadlineMs?: number): Promise<Known> {
    if (row.state !== 'asked') return { row };
    const { caller } = this.behind(row);
    try {
      const { payment } = await this.asks.ask(
        readPayment,
        { caller: { ...caller, scopes: BACKGROUND_SCOPES }, paymentId: row.paymentId },
        { ...(deadlineMs !== undefined && { deadlineMs }) },
      );
      return await this.settle(row, payment);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== UNKNOWN_PAYMENT) throw error;
      const canStillCome = row.pricedUntil.getTime() + LATE_MS > this.clock.now().getTime();
      if (canStillCome) return { row, isUnknown: true };
      await endWish(this.dataSource.manager, { paymentId: row.paymentId, failure: 'never_arrived' });
      return { row: (await readWish(this.dataSource.manager, row.paymentId))! };
    }
  }

  behind({ sealed, paymentId }: Pick<WishRow, 'sealed' | 'paymentId'>): Behind {
    return this.seal.open<Behind>(sealed, `wishes.sealed:${paymentId}`);
  }

  payeeHash(payee: Payee | undefined): Buffer {
    const who = payee === undefined ? 'cash' : payee.kind === 'shop' ? payee.code : payee.walletId;
    return this.seal.hash('payee', who);
  }

  private rowOf({ wish, payee, phone, language, caller }: Confirmed): WishToAsk {
    const behind: Behind = { phone, language, caller, wish, ...(payee && { payee }) };
    return {
      paymentId: wish.paymentId,
      key: wish.key,
      personId: caller.id,
      what: wish.what,
      payeeHash: this.payeeHash(payee),
      amountMinor: wish.amountMinor,
      sealed: this.seal.seal(behind, `wishes.sealed:${wish.paymentId}`),
      pricedUntil: wish.pricedUntil,
    };
  }

  private async ask({ wish, caller, pin }: Confirmed): Promise<Settled> {
    const { manager } = this.dataSource;
    const { paymentId, key, what, amountMinor, feeMinor } = wish;
    try {
      const answer: PaymentAnswerV1 & Pick<WithdrawalCodeV1, 'code'> =
        what === 'pay'
          ? await this.asks.ask(createPayment, {
              caller,
              idempotencyKey: key,
              body: { quoteId: paymentId, proof: { pin } },
            })
          : await this.askCode({ paymentId, key, amountMinor }, caller, {
              proof: { pin },
              fee: dirhams(feeMinor),
            });
      failpoint('ussd.payment-answered');
      const known = await this.settle((await readWish(manager, paymentId))!, answer.payment);
      const { code, payment } = answer;
      return code === undefined ? known : { ...known, code, ...untilOf(payment) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const state = await refuseAsk(manager, { paymentId, failure: error.code });
      if (error.code === WRONG_PIN && state !== 'made') return 'wrong_pin';
      return { row: (await readWish(manager, paymentId))! };
    }
  }

  private askCode(
    { paymentId, key, amountMinor }: Pick<WishRow, 'paymentId' | 'key' | 'amountMinor'>,
    caller: CallerV1,
    shown: Pick<WithdrawalCodeBodyV1, 'proof' | 'fee'>,
  ) {
    return this.asks.ask(makeWithdrawalCode, {
      caller,
      idempotencyKey: key,
      body: { paymentId, amount: dirhams(amountMinor), ...shown },
    });
  }

  /** The payment's own word about the wish; a code is told again to the key that made it. */
  private async settle(row: WishRow, payment: PaymentV1): Promise<Known> {
    const { manager } = this.dataSource;
    const { paymentId, what } = row;
    const { state, reference, fee } = payment;
    const isMade =
      state === 'completed' || (what === 'cash_code' && (state === 'held' || state === 'settling'));
    const isOver = ['failed', 'declined', 'cancelled', 'expired'].includes(state);
    if (isMade) await endWish(manager, { paymentId, made: { reference, feeMinor: fee.minor } });
    else if (isOver) await endWish(manager, { paymentId, failure: payment.failure ?? state });
    return { row: (await readWish(manager, paymentId))! };
  }

  /** Of cash that is held: the code, told again. @throws NoAnswer */
  async codeOf(row: WishRow): Promise<Pick<Known, 'code' | 'until'>> {
    const caller = { ...this.behind(row).caller, scopes: BACKGROUND_SCOPES };
    const { code, payment } = await this.askCode(row, caller, { proof: {} });
    return { ...(code !== undefined && { code }), ...untilOf(payment) };
  }
}

const dirhams = (minor: string) => ({ minor, currency: 'MAD' });

const untilOf = ({ expiresAt }: PaymentV1) => (expiresAt === undefined ? {} : { until: expiresAt });

/** @returns undefined when it takes longer */
async function within<T>(work: Promise<T>, until: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.max(0, until - performance.now()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
