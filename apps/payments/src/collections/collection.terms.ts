import type { CollectionToTakeV1, NetworkName } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { Money } from '@hanout/money';
import { newPayment } from '../payments/new-payment';
import type { Payment } from '../payments/payment.entity';
import { priceIn, WALLET_CURRENCY } from '../payments/payment.terms';
import { positionAccountId } from '../payments/payment.transfer';
import type { PricesInForce } from '../prices/prices.service';
import type { Parties } from '../wallets/parties.queries';

/** What a collection comes to: a payment, or for good why it is none. */
export type CollectionTerms = { payment: Payment } | { reason: string };

/**
 * A shop is paid as by one of its customers at another network; who he is, and of which tier, only that network knows.
 *
 * @returns undefined while no price is known: nothing is decided then
 */
export function agreeCollection(
  { collectionId: paymentId, payee, amount: said }: CollectionToTakeV1,
  network: NetworkName,
  { wallets, merchants, prices }: Parties & { prices: PricesInForce },
): CollectionTerms | undefined {
  const amount = Money.fromWire(said);
  if (amount.currency !== WALLET_CURRENCY) return { reason: 'unknown_currency' };
  const shop = merchants.get(payee);
  const wallet = shop && wallets.get(shop.walletId);
  if (!wallet) return { reason: 'unknown_payee' };
  const channel = 'network';
  const circumstances = {
    payer_programme: [],
    mcc: [shop.mcc],
    payee_tier: [wallet.tier.toString()],
    payer_tier: [],
    channel: [channel],
    route: [network === wallet.network ? 'on_us' : 'off_us'],
  };
  try {
    const price = priceIn(prices, { product: 'merchant_payment', amount, circumstances });
    const payment = newPayment({
      paymentId,
      kind: 'collection',
      channel,
      merchantCode: shop.code,
      payerWalletId: positionAccountId(network),
      payeeWalletId: wallet.walletId,
      currency: amount.currency,
      amountMinor: amount.minor,
      ...price,
      refundOf: null,
    });
    return { payment };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code === 'payments.amount_not_served' ? { reason: 'amount_not_served' } : undefined;
  }
}
