import type { FeeProduct, NetworkName, PaymentChannel } from '@hanout/contracts';
import { pickSchedule, priceOf, type FeeCircumstances } from '@hanout/fee-rules';
import { Money } from '@hanout/money';
import { demandBill } from '../billers/bill.terms';
import type { Bill, Biller } from '../billers/biller';
import { LIMIT_ERRORS } from '../limits/limits.errors';
import { limitsOf } from '../limits/own-limits';
import type { PricesInForce } from '../prices/prices.service';
import type { Rulebook, TierLimits } from '../rules/rulebook';
import type { Holder, Shop } from '../wallets/parties.queries';
import { WALLET_ERRORS } from '../wallets/wallets.errors';
import type { Price } from './payment.price';
import { positionAccountId } from './payment.transfer';
import { PAYMENT_ERRORS } from './payments.errors';

/** The currency every wallet is kept in. */
export const WALLET_CURRENCY = 'MAD';

/** A merchant by his code, or a person by his wallet. */
export type HolderNamed = { merchantCode: string } | { walletId: string };

/** Whoever has the account: of a payout the network is paid, which pays him. */
export interface NetworkNamed {
  network: NetworkName;
}

/** Who is paid: the holder of a wallet, a biller by the reference of a bill, or an account at a network's own system. */
export type Payee = HolderNamed | Bill | NetworkNamed;

export interface TermsWish {
  /** Who wishes it: the payer, or the payee who asks for money. */
  callerId: string;
  payerWalletId: string;
  payee: Payee;
  channel: PaymentChannel;
  amount: Money;
}

/** What we know about the two sides and the price, from our own copies. */
export interface Circumstances {
  payer: Holder | undefined;
  payee: Holder | undefined;
  /** The shop that is paid, where the payee is one. */
  merchant: Shop | undefined;
  /** The biller that is paid, where the payee is one. */
  biller: Biller | undefined;
  prices: PricesInForce;
}

/** Who is paid, and what that makes of the payment. */
interface Side {
  kind:
    | 'merchant_payment'
    | 'person_to_person'
    | 'supplier_payment'
    | 'business_to_person'
    | 'bill_payment'
    | 'payout';
  payee: Pick<Holder, 'walletId' | 'network'> & Partial<Pick<Holder, 'tier'>>;
  merchant?: Shop;
  biller?: Biller;
}

export interface Terms extends Side {
  payer: Holder;
  price: Price;
  limits: TierLimits;
}

/** Under which terms this one pays that one. @throws DomainError the first of the refusals below, in this order */
export function agreeTerms(wish: TermsWish, known: Circumstances, rulebook: Rulebook, agreed?: Price): Terms {
  const { payer } = known;
  const { callerId, amount, channel, payee } = wish;
  const isAsked = channel === 'request';
  if (amount.currency !== WALLET_CURRENCY)
    throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'amount.currency' });
  // Somebody else's wallet is answered like one we do not know.
  if (isAsked && !payer) throw PAYMENT_ERRORS.error('payments.unknown_payer', { field: 'payerWalletId' });
  if (!payer || (!isAsked && payer.personId !== callerId))
    throw WALLET_ERRORS.error('payments.wallet_not_ready');
  const side = sideOf(payee, { ...known, payer }, { amount, channel, day: rulebook.day });
  const price =
    agreed ??
    priceIn(known.prices, {
      product: side.kind,
      amount,
      circumstances: priceCircumstances(channel, payer, side),
    });
  const limits = limitsOf(payer, rulebook);
  // Of one who is asked it is looked when he approves: what he may pay is no affair of the one who asks.
  if (!isAsked) demandOperation(amount, limits);
  return { ...side, payer, price, limits };
}

function sideOf(
  payee: Payee,
  known: Circumstances & { payer: Holder },
  at: { amount: Money; channel: PaymentChannel; day: string },
): Side {
  if ('billerCode' in payee) return billerSide(payee, known.biller, at);
  return 'network' in payee ? networkSide(payee, known.payer) : holderSide(payee, known, at.channel);
}

function holderSide(
  named: HolderNamed,
  { payer, payee, merchant }: Circumstances & { payer: Holder },
  channel: PaymentChannel,
): Side {
  const field = 'merchantCode' in named ? 'merchantCode' : 'walletId';
  if (!payee || ('merchantCode' in named && !merchant))
    throw 'merchantCode' in named
      ? PAYMENT_ERRORS.error('payments.unknown_merchant', { field })
      : PAYMENT_ERRORS.error('payments.unknown_payee', { field });
  // By person, not by wallet: a merchant who buys from himself with his own customer wallet moves nothing but figures.
  if (payee.personId === payer.personId) throw PAYMENT_ERRORS.error('payments.paying_oneself', { field });
  const kind = kindBetween(payer, payee, channel);
  if (!kind) throw PAYMENT_ERRORS.error('payments.payee_not_served', { field });
  return { kind, payee, ...(merchant && { merchant }) };
}

function billerSide(bill: Bill, known: Biller | undefined, at: { amount: Money; day: string }): Side {
  const biller = demandBill(bill, known, at);
  const { accountId: walletId, network } = biller;
  return { kind: 'bill_payment', payee: { walletId, network }, biller };
}

/** Within one network there is no other system to pay to, and nothing to settle. */
function networkSide({ network }: NetworkNamed, payer: Holder): Side {
  if (network === payer.network) throw PAYMENT_ERRORS.error('payments.own_network', { field: 'network' });
  return { kind: 'payout', payee: { walletId: positionAccountId(network), network } };
}

/** @throws DomainError `payments.operation_limit` */
export function demandOperation(amount: Money, { perOperationMinor }: TierLimits): void {
  if (amount.minor <= perOperationMinor) return;
  const params = { limit: Money.of(perOperationMinor, WALLET_CURRENCY).toString() };
  throw LIMIT_ERRORS.error('payments.operation_limit', { field: 'amount.minor', params });
}

/** A shop that pays a person one by one gives a refund, which is another act; in bulk it pays wages. */
function kindBetween(
  payer: Holder,
  payee: Holder,
  channel: PaymentChannel,
): Exclude<Side['kind'], 'bill_payment' | 'payout'> | undefined {
  if (payee.kind === 'merchant') return payer.kind === 'merchant' ? 'supplier_payment' : 'merchant_payment';
  if (payer.kind === 'customer') return 'person_to_person';
  return channel === 'bulk' ? 'business_to_person' : undefined;
}

/** What a price may depend on. Of a side we do not know nothing is so, and no condition on it holds. */
function priceCircumstances(
  channel: PaymentChannel,
  payer: Holder,
  { payee, merchant }: Side,
): FeeCircumstances {
  return {
    payer_programme: payer.programmes,
    mcc: merchant ? [merchant.mcc] : [],
    // Neither a biller nor a network has a tier.
    payee_tier: payee.tier === undefined ? [] : [payee.tier.toString()],
    payer_tier: [payer.tier.toString()],
    channel: [channel],
    route: [payer.network === payee.network ? 'on_us' : 'off_us'],
  };
}

/** @throws DomainError `payments.no_fee_schedule`, `payments.amount_not_served` */
export function priceIn(
  { at, schedules }: PricesInForce,
  { product, amount, circumstances }: { product: FeeProduct; amount: Money; circumstances: FeeCircumstances },
): Price {
  const { currency } = amount;
  const schedule = pickSchedule(schedules, { product, currency, at, circumstances });
  if (!schedule) throw PAYMENT_ERRORS.error('payments.no_fee_schedule');
  const price = priceOf({ ...schedule, ...schedule.terms }, amount);
  if (!price) throw PAYMENT_ERRORS.error('payments.amount_not_served', { field: 'amount.minor' });
  return {
    scheduleId: schedule.scheduleId,
    feeSide: schedule.payer,
    feeMinor: price.fee.minor,
    accrued: price.accrued,
    shares: price.shares.map(({ party, fraction }) => ({ party, fraction: fraction.toString() })),
  };
}
