import type { PaymentChannel } from '@hanout/contracts';
import type { Money } from '@hanout/money';
import type { PricesInForce } from '../prices/prices.service';
import { priceIn } from '../payments/payment.terms';
import type { Price } from '../payments/payment.price';
import type { Holder } from '../wallets/parties.queries';

interface CashOccasion {
  kind: 'cash_in' | 'cash_out';
  channel: PaymentChannel;
  amount: Money;
  /** Of the wallet: an agent has no tier, and serves his own network's wallets only. */
  holder: Pick<Holder, 'tier' | 'programmes'>;
}

/** @throws DomainError `payments.no_fee_schedule`, `payments.amount_not_served` */
export function cashPrice(prices: PricesInForce, { kind, channel, amount, holder }: CashOccasion): Price {
  const isIn = kind === 'cash_in';
  const tier = [holder.tier.toString()];
  return priceIn(prices, {
    product: kind,
    amount,
    circumstances: {
      payer_programme: isIn ? [] : holder.programmes,
      mcc: [],
      payee_tier: isIn ? tier : [],
      payer_tier: isIn ? [] : tier,
      channel: [channel],
      route: ['on_us'],
    },
  });
}
