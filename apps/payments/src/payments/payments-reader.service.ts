import { reachOf, type Operation } from '@hanout/access';
import type {
  CallerV1,
  GivingBackKind,
  GivingBackV1,
  PaymentReadV1,
  RequestsV1,
  TimelineEntryV1,
  TimelineV1,
  TrackedPaymentV1,
} from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Floats } from '../floats/floats.service';
import { NetworkEnds } from './network-ends.service';
import { paymentV1 } from './payment.answer';
import { Payment } from './payment.entity';
import { isForItsPayer } from './payment.moves';
import { isOf, payerOf } from './payment.parties';
import { PaymentMove } from './payment-move.entity';
import { PAYMENT_ERRORS } from './payments.errors';

const REQUESTS_MAX = 100;
const GIVING_BACK_MAX = 100;

/** Payments as they stand, to those they concern; to anyone else they are not there. */
@Injectable()
export class PaymentsReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly floats: Floats,
    private readonly ends: NetworkEnds,
  ) {}

  async read(caller: CallerV1, paymentId: string): Promise<PaymentReadV1> {
    const payment = await this.find(caller, paymentId, 'payments.read');
    const networkEnd = await this.ends.of(payment);
    return { payment: paymentV1(payment), repeated: false, ...(networkEnd && { networkEnd }) };
  }

  /** The caller is the one whose word it waits for. @throws DomainError `payments.unknown_payment` */
  async asked(caller: CallerV1, paymentId: string, operation: Operation): Promise<Payment> {
    const payment = await this.find(caller, paymentId, operation);
    // Who made a code takes it back as the one who asks.
    if (!isForItsPayer(payment) || payment.payerWalletId !== caller.walletId)
      throw PAYMENT_ERRORS.error('payments.unknown_payment');
    return payment;
  }

  /** The caller is the one who asks for the money. @throws DomainError `payments.unknown_payment` */
  async asking(caller: CallerV1, paymentId: string, operation: Operation): Promise<Payment> {
    const payment = await this.find(caller, paymentId, operation);
    const { channel, payerWalletId, payeeWalletId } = payment;
    const askingWalletId = channel === 'withdrawal_code' ? payerWalletId : payeeWalletId;
    if (askingWalletId !== (await this.floats.seat(caller)).walletId)
      throw PAYMENT_ERRORS.error('payments.unknown_payment');
    return payment;
  }

  async requests(caller: CallerV1): Promise<RequestsV1> {
    reachOf(caller, 'payments.read-requests');
    const requests = await this.dataSource.manager
      .createQueryBuilder(Payment, 'payment')
      .where('payment.payerWalletId = :walletId', payerOf(caller))
      .andWhere(`payment.state in ('requested', 'held') and payment.expiresAt > now()`)
      .andWhere(`payment.channel not in ('withdrawal_code', 'network')`)
      .orderBy('payment.expiresAt')
      .limit(REQUESTS_MAX)
      .getMany();
    return { requests: requests.map(paymentV1) };
  }

  async timeline(caller: CallerV1, paymentId: string): Promise<TimelineV1> {
    const payment = await this.find(caller, paymentId, 'payments.read-timeline');
    const { reference, state } = payment;
    const networkEnd = await this.ends.of(payment);
    const said = networkEnd && (await this.ends.words(networkEnd, paymentId));
    const isStaff = reachOf(caller, 'payments.read-timeline') === 'all';
    const networkWords = isStaff ? said : said?.filter(({ isContradiction }) => !isContradiction);
    const [entries, givingBack] = [await this.entriesOf(paymentId), await this.givingBackOf(paymentId)];
    return {
      paymentId,
      reference,
      state,
      entries,
      ...(givingBack.length > 0 && { givingBack }),
      ...(networkEnd && { networkEnd }),
      ...(networkWords && { networkWords }),
    };
  }

  /** @throws DomainError `payments.unknown_payment` */
  async track(reference: string): Promise<TrackedPaymentV1> {
    const payment = await this.dataSource.manager.findOneBy(Payment, { reference });
    if (!payment) throw PAYMENT_ERRORS.error('payments.unknown_payment');
    return { reference, state: payment.state, entries: await this.entriesOf(payment.paymentId) };
  }

  private async find(caller: CallerV1, paymentId: string, operation: Operation): Promise<Payment> {
    const reach = reachOf(caller, operation);
    const payment = await this.dataSource.manager.findOneBy(Payment, { paymentId });
    if (!payment || (reach !== 'all' && !isOf(await this.floats.seat(caller), payment)))
      throw PAYMENT_ERRORS.error('payments.unknown_payment');
    return payment;
  }

  private async givingBackOf(paymentId: string): Promise<GivingBackV1[]> {
    const payments = await this.dataSource.manager.find(Payment, {
      where: { refundOf: paymentId },
      order: { createdAt: 'ASC' },
      take: GIVING_BACK_MAX,
    });
    return payments.map(paymentV1).map(({ kind, reference, amount, state, createdAt, ...one }) => ({
      paymentId: one.paymentId,
      kind: kind as GivingBackKind,
      reference,
      amount,
      state,
      createdAt,
    }));
  }

  private async entriesOf(paymentId: string): Promise<TimelineEntryV1[]> {
    const moves = await this.dataSource.manager.find(PaymentMove, {
      where: { paymentId },
      order: { movedAt: 'ASC' },
    });
    return moves.map(({ movedAt, event, toState: state }) => ({ at: movedAt.toISOString(), event, state }));
  }
}
