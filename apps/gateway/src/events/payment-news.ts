import type {
  CallerV1,
  CompletedPaymentV1,
  PAYMENT_ENDS,
  PaymentChannel,
  PaymentEndedV1,
  PaymentKind,
  PaymentRequestedV1,
  PositiveMoneyV1,
} from '@hanout/contracts';

/** What has become of a payment, as one of its two sides is told: ids and amounts, no names. */
export interface PaymentNews {
  readonly paymentId: string;
  readonly kind: PaymentKind;
  readonly channel?: PaymentChannel;
  readonly state: 'completed' | 'requested' | (typeof PAYMENT_ENDS)[number];
  /** Which side of it is told. */
  readonly side: 'payer' | 'payee';
  readonly reference: string;
  readonly amount: PositiveMoneyV1;
  /** The code on the till that it was paid by. */
  readonly qrCodeId?: string;
  /** Of a refund, recall or reversal: the payment it gives back. */
  readonly refundOf?: string;
  readonly failure?: string;
  /** Of what waits for somebody's word: until when. */
  readonly expiresAt?: string;
  readonly at: string;
}

/** Whose account it is: a wallet, or an agent's float at a network. Both say what is told of whom. */
export type Account = `wallet:${string}` | `float:${string}:${string}`;

export interface Told {
  readonly account: Account;
  readonly news: PaymentNews;
}

type Whose = Pick<CallerV1, 'walletId' | 'agentId' | 'network'>;

/** The account of which a caller hears: the wallet he signed in to, the shop's he works in, or the float he serves with. */
export function accountOf(whose: Whose): Account | undefined {
  const { walletId, agentId, network } = whose;
  if (agentId !== undefined && network !== undefined) return `float:${agentId}:${network}`;
  return walletId === undefined ? undefined : `wallet:${walletId}`;
}

export function newsOfCompleted(payment: CompletedPaymentV1): Told[] {
  const { paymentId, kind, channel, reference, amount, qrCodeId, refundOf, payer, payee } = payment;
  const news = {
    paymentId,
    kind,
    channel,
    state: 'completed' as const,
    reference,
    amount,
    ...(qrCodeId !== undefined && { qrCodeId }),
    ...(refundOf !== undefined && { refundOf }),
    at: payment.completedAt,
  };
  return toldOf([payer, 'payer', news], [payee, 'payee', news]);
}

export function newsOfRequested(request: PaymentRequestedV1, at: string): Told[] {
  const { paymentId, kind, reference, amount, expiresAt } = request;
  return toBoth(request, { paymentId, kind, state: 'requested', reference, amount, expiresAt, at });
}

export function newsOfEnded(ended: PaymentEndedV1, at: string): Told[] {
  const { paymentId, kind, reference, amount, end: state, failure } = ended;
  const news = { paymentId, kind, state, reference, amount, at };
  return toBoth(ended, { ...news, ...(failure !== undefined && { failure }) });
}

/** Who is asked pays. Of what was asked before the accounts stood in the fact nobody is told. */
function toBoth(said: PaymentRequestedV1 | PaymentEndedV1, news: Omit<PaymentNews, 'side'>): Told[] {
  const { askedWalletId, askingWalletId, askingAgentId: agentId, askingNetwork: network } = said;
  const asking = { walletId: askingWalletId, agentId, network };
  // A payout is its payer's own affair: both are he.
  const isOwn = askingWalletId === askedWalletId;
  return toldOf([{ walletId: askedWalletId }, 'payer', news], [isOwn ? {} : asking, 'payee', news]);
}

function toldOf(...sides: [Whose, PaymentNews['side'], Omit<PaymentNews, 'side'>][]): Told[] {
  return sides.flatMap(([whose, side, news]) => {
    const account = accountOf(whose);
    return account === undefined ? [] : [{ account, news: { ...news, side } }];
  });
}
