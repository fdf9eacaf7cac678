import { reachOf } from '@hanout/access';
import type {
  CallerV1,
  CheckedReceiptV1,
  CheckReceiptV1,
  MaskedBillV1,
  NetworkName,
  ReadReceiptV1,
  ReceiptAnswerV1,
} from '@hanout/contracts';
import { readKeyRing, type KeyRing } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { maskedBill, type Biller } from '../billers/biller';
import { findBillers, findBillersByAccount } from '../billers/billers.queries';
import { findBill } from '../billers/bills.queries';
import { PaymentsConfig } from '../config';
import { Documents } from '../documents/documents.service';
import { NetworkEnds } from '../payments/network-ends.service';
import { Payment } from '../payments/payment.entity';
import { isOf } from '../payments/payment.parties';
import { networkOfPosition, positionAccountId } from '../payments/payment.transfer';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { findFloats } from '../floats/floats.queries';
import { Merchant } from '../wallets/merchant.entity';
import { Wallet } from '../wallets/wallet.entity';
import { receiptOf, type Side } from './receipt';
import { fitsCode, receiptCode } from './receipt.code';
import { receiptSheet } from './receipt.sheet';
import { RECEIPT_ERRORS } from './receipts.errors';

type Paid = Payment & { completedAt: Date };

const isPaid = (payment: Payment): payment is Paid =>
  payment.state === 'completed' && payment.completedAt !== null;

/** Receipts of what was paid, for the two sides, and the check of one that is shown to somebody. */
@Injectable()
export class ReceiptsService {
  private readonly ring: KeyRing;

  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: Documents,
    private readonly ends: NetworkEnds,
    { receiptKey }: PaymentsConfig,
  ) {
    this.ring = readKeyRing(receiptKey);
  }

  /** @throws DomainError `payments.unknown_payment`, `payments.not_paid` */
  async read({ caller, paymentId, format, language }: ReadReceiptV1): Promise<ReceiptAnswerV1> {
    const payment = await this.paidOf(caller, paymentId);
    const [payer, payee, bill] = await Promise.all([
      this.sideOf(payment, payment.payerWalletId),
      this.sideOf(payment, payment.payeeWalletId),
      this.billOf(payment),
    ]);
    const code = receiptCode(payment, this.ring.current);
    const receipt = receiptOf(payment, { payer, payee, bill, caller, code });
    if (format === 'json') return { receipt };
    const name = `receipt-${payment.reference.toLowerCase()}`;
    return { document: await this.documents.make(receiptSheet(receipt, language), { format, name }) };
  }

  /** A wrong code is answered like a reference that does not exist. @throws DomainError `payments.unknown_receipt` */
  async check({ reference, code }: CheckReceiptV1): Promise<CheckedReceiptV1> {
    const payment = await this.dataSource.manager.findOneBy(Payment, { reference });
    if (!payment || !isPaid(payment) || !fitsCode(code, payment, this.ring.keys.values()))
      throw RECEIPT_ERRORS.error('payments.unknown_receipt');
    const { merchantCode, state, amountMinor, currency, completedAt } = payment;
    const { manager } = this.dataSource;
    const sign =
      merchantCode === null
        ? await this.billerSign(payment.payeeWalletId)
        : await manager.findOneBy(Merchant, { code: merchantCode });
    return {
      reference,
      state,
      amount: { minor: amountMinor.toString(), currency },
      completedAt: completedAt.toISOString(),
      ...(sign && { tradeNameAr: sign.tradeNameAr, tradeNameFr: sign.tradeNameFr }),
    };
  }

  private async paidOf(caller: CallerV1, paymentId: string): Promise<Paid> {
    reachOf(caller, 'payments.read-receipt');
    const payment = await this.dataSource.manager.findOneBy(Payment, { paymentId });
    if (!payment || !isOf(caller, payment)) throw PAYMENT_ERRORS.error('payments.unknown_payment');
    if (!isPaid(payment)) throw RECEIPT_ERRORS.error('payments.not_paid');
    return payment;
  }

  private async sideOf(payment: Payment, walletId: string): Promise<Side> {
    const { manager } = this.dataSource;
    const position = networkOfPosition(walletId);
    if (position) return this.networkSide(payment, position);
    const float = (await findFloats(manager, [walletId])).get(walletId);
    if (float) return { wallet: { walletId, network: float.network }, sign: float };
    const biller = (await findBillersByAccount(manager, [walletId])).get(walletId);
    if (biller) return { wallet: { walletId, network: biller.network }, sign: signOf(biller) };
    const wallet = await manager.findOneByOrFail(Wallet, { walletId });
    if (wallet.kind !== 'merchant') return { wallet };
    // The shop that was named, where it is this one's: a wallet may stand behind several.
    const shops = await manager.find(Merchant, { where: { walletId }, order: { code: 'ASC' } });
    const merchant = shops.find(({ code }) => code === payment.merchantCode) ?? shops[0];
    return { wallet, ...(merchant && { merchant, sign: merchant }) };
  }

  private async networkSide(payment: Payment, network: NetworkName): Promise<Side> {
    const { accountEnd, ref: networkRef } = (await this.ends.of(payment)) ?? {};
    const wallet = { walletId: positionAccountId(network), network };
    return { wallet, ...(accountEnd && { accountEnd }), ...(networkRef && { networkRef }) };
  }

  private async billOf({ paymentId, kind }: Payment): Promise<MaskedBillV1 | undefined> {
    const { manager } = this.dataSource;
    const bill = kind === 'bill_payment' ? await findBill(manager, paymentId) : undefined;
    const biller = bill && (await findBillers(manager, [bill.billerCode])).get(bill.billerCode);
    return biller && maskedBill(bill, biller.content);
  }

  private async billerSign(accountId: string): Promise<Side['sign']> {
    const biller = (await findBillersByAccount(this.dataSource.manager, [accountId])).get(accountId);
    return biller && signOf(biller);
  }
}

function signOf({ content }: Biller): NonNullable<Side['sign']> {
  return { tradeNameAr: content.nameAr, tradeNameFr: content.nameFr };
}
