import { reachOf } from '@hanout/access';
import type { CallerV1, QuoteBodyV1, QuotedBillV1, QuoteV1 } from '@hanout/contracts';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidV7 } from 'uuid';
import { maskedBill, type Bill, type Biller } from '../billers/biller';
import { lastPaidAt } from '../billers/bills.queries';
import { PricesService } from '../prices/prices.service';
import { payeeOfScanned, QrCodes } from '../qr-codes/qr-codes.service';
import { readRulebook } from '../rules/rulebook';
import { findCircumstances } from './circumstances.queries';
import { channelOf, payeeOf, payerOf } from './payment.parties';
import { totalsOf } from './payment.price';
import { agreeTerms, type Payee } from './payment.terms';
import { PAYMENT_ERRORS } from './payments.errors';
import { writeQuote } from './quotes.queries';

/** What a payment would cost, shown before it is made; whoever confirms in time pays that. */
@Injectable()
export class QuotesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly prices: PricesService,
    private readonly qrCodes: QrCodes,
  ) {}

  async quote(caller: CallerV1, body: QuoteBodyV1): Promise<QuoteV1> {
    reachOf(caller, 'payments.quote');
    const { callerId, walletId: payerWalletId } = payerOf(caller);
    const { manager } = this.dataSource;
    const meant = body.amount && Money.fromWire(body.amount);
    const said = quotedPayeeOf(body);
    const {
      payee,
      channel,
      qrCodeId,
      amount = meant,
    } = 'qr' in said
      ? { ...payeeOfScanned(await this.qrCodes.scan(manager, said.qr), meant) }
      : { payee: said, channel: channelOf(said), qrCodeId: undefined };
    if (!amount) throw PAYMENT_ERRORS.error('payments.amount_missing', { field: 'amount' });
    const wish = { callerId, payerWalletId, payee, amount, channel };
    const circumstancesOf = await findCircumstances(manager, this.prices, [wish]);
    const rulebook = await readRulebook(manager);
    const { kind, merchant, biller, price } = agreeTerms(wish, circumstancesOf(wish), rulebook);
    const quote = {
      quoteId: uuidV7(),
      ...wish,
      price,
      ...(qrCodeId !== undefined && { qrCodeId }),
    };
    const expiresAt = await writeQuote(manager, quote, rulebook.rules.quoteSeconds);
    const { totalMinor, netMinor } = totalsOf({ ...price, amountMinor: amount.minor });
    const wire = (minor: bigint) => Money.of(minor, amount.currency).toWire();
    return {
      quoteId: quote.quoteId,
      kind,
      amount: amount.toWire(),
      feePaidBy: price.feeSide,
      payerFee: wire(price.feeSide === 'payer' ? price.feeMinor : 0n),
      payeeFee: wire(price.feeSide === 'payee' ? price.feeMinor : 0n),
      total: wire(totalMinor),
      net: wire(netMinor),
      expiresAt: expiresAt.toISOString(),
      ...(merchant && {
        merchant: {
          code: merchant.code,
          tradeNameAr: merchant.tradeNameAr,
          tradeNameFr: merchant.tradeNameFr,
          commune: merchant.commune,
        },
      }),
      ...(biller && 'billerCode' in payee && { bill: await this.quotedBill(payee, biller) }),
    };
  }

  private async quotedBill(bill: Bill, { content }: Biller): Promise<QuotedBillV1> {
    const { sameBillSeconds } = content;
    const paidAt = await lastPaidAt(this.dataSource.manager, { ...bill, sameBillSeconds });
    return { ...maskedBill(bill, content), ...(paidAt && { lastPaidAt: paidAt.toISOString() }) };
  }
}

/** @throws DomainError `payments.payee_missing` unless exactly one is named, a network among them */
function quotedPayeeOf({ network, ...body }: QuoteBodyV1): Payee | { qr: string } {
  if (network === undefined) return payeeOf(body);
  const { merchantCode, walletId, qr, bill } = body;
  if ([merchantCode, walletId, qr, bill].some((one) => one !== undefined))
    throw PAYMENT_ERRORS.error('payments.payee_missing', { field: 'network' });
  return { network };
}
