import type { CallerV1, MaskedBillV1, ReceiptPartyV1, ReceiptV1 } from '@hanout/contracts';
import type { Payment } from '../payments/payment.entity';
import type { Merchant } from '../wallets/merchant.entity';
import type { Wallet } from '../wallets/wallet.entity';

export interface Side {
  wallet: Pick<Wallet, 'walletId' | 'network'>;
  /** Of an account at the network's own system. */
  accountEnd?: string;
  /** And the network's number for what was paid. */
  networkRef?: string;
  /** Of a shop. */
  merchant?: Merchant;
  /** Over the door of a shop or an agent, or what a biller is called. */
  sign?: { tradeNameAr: string; tradeNameFr: string };
}

interface ReceiptSides {
  payer: Side;
  payee: Side;
  bill: MaskedBillV1 | undefined;
}

/** As the caller may see it: the fee is shown to the one who bore it. */
export function receiptOf(
  payment: Payment & { completedAt: Date },
  { payer, payee, bill, caller, code }: ReceiptSides & { caller: CallerV1; code: string },
): ReceiptV1 {
  const { paymentId, reference, kind, state, currency, amountMinor, completedAt } = payment;
  const fee = feeFor(caller, payment);
  return {
    paymentId,
    reference,
    kind,
    state,
    payer: partyOf(payer),
    payee: partyOf(payee),
    ...(bill && { bill }),
    amount: { minor: amountMinor.toString(), currency },
    ...(fee !== undefined && { fee: { minor: fee.toString(), currency } }),
    completedAt: completedAt.toISOString(),
    code,
  };
}

/** Of what gives back, whoever bore the fee gets it back: the one who paid then is the payee now. */
function feeFor({ walletId }: CallerV1, payment: Payment): bigint | undefined {
  const { refundOf, feeSide, feeMinor, payerWalletId, payeeWalletId } = payment;
  if (refundOf !== null)
    return walletId === (feeSide === 'payer' ? payeeWalletId : payerWalletId) ? -feeMinor : undefined;
  return walletId === (feeSide === 'payer' ? payerWalletId : payeeWalletId) ? feeMinor : undefined;
}

function partyOf({ wallet, merchant, sign, accountEnd, networkRef }: Side): ReceiptPartyV1 {
  const { network, walletId } = wallet;
  const walletEnd = walletId.slice(-4);
  const atNetwork = { ...(accountEnd && { accountEnd }), ...(networkRef && { networkRef }) };
  if (accountEnd ?? networkRef) return { network, walletEnd, ...atNetwork };
  if (!sign) return { network, walletEnd };
  const { tradeNameAr, tradeNameFr } = sign;
  const named = { network, walletEnd, tradeNameAr, tradeNameFr };
  return merchant ? { ...named, merchantCode: merchant.code, commune: merchant.commune } : named;
}
