import { reachOf } from '@hanout/access';
import type { CallerV1, SaleReadV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { paymentV1 } from '../payments/payment.answer';
import { Payment } from '../payments/payment.entity';
import { QR_ERRORS } from './qr-codes.errors';
import { readQrCode, type QrCode } from './qr-codes.queries';

/** What became of a code that a till shows. */
@Injectable()
export class Sales {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `payments.unknown_qr_code`, also for a code of another shop */
  async read(caller: CallerV1, qrCodeId: string): Promise<SaleReadV1> {
    reachOf(caller, 'payments.read-sale');
    const code = await readQrCode(this.dataSource.manager, qrCodeId);
    if (!code || code.merchantCode !== caller.merchantCode) throw QR_ERRORS.error('payments.unknown_qr_code');
    const payment = await this.paymentOf(code);
    return {
      qrCodeId,
      amount: code.amount.toWire(),
      state: payment ? (payment.state === 'completed' ? 'paid' : 'taken') : code.isLive ? 'open' : 'expired',
      expiresAt: code.expiresAt.toISOString(),
      ...(payment && { payment: paymentV1(payment) }),
    };
  }

  /** A payment that failed leaves the code as if it had not been. */
  private async paymentOf({ paymentId }: QrCode): Promise<Payment | undefined> {
    if (paymentId === undefined) return undefined;
    const payment = await this.dataSource.manager.findOneBy(Payment, { paymentId });
    return payment === null || payment.state === 'failed' ? undefined : payment;
  }
}
