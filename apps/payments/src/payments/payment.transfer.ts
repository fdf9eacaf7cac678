import { systemAccountId, type LegV1, type TransferToPostV1 } from '@hanout/contracts';
import type { Payment } from './payment.entity';

export const FEE_INCOME_ACCOUNT_ID = systemAccountId('fee-income:MAD');

/**
 * What the ledger is asked to post. Made of nothing that changes while a payment lives: the same payment asks for the
 * same transfer however often it is asked for.
 */
export function toTransfer(payment: Payment): TransferToPostV1 {
  return {
    transferId: payment.paymentId,
    kind: payment.kind,
    reference: payment.reference,
    legs: legsOf(payment),
  };
}

function legsOf({ kind, payerWalletId, payeeWalletId, currency, amountMinor, feeMinor }: Payment): LegV1[] {
  const leg = (debitAccountId: string, creditAccountId: string, minor: bigint): LegV1 => ({
    debitAccountId,
    creditAccountId,
    amount: { minor: minor.toString(), currency },
  });
  const payment = leg(payerWalletId, payeeWalletId, amountMinor);
  if (feeMinor === 0n) return [payment];
  return kind === 'refund'
    ? [payment, leg(FEE_INCOME_ACCOUNT_ID, payerWalletId, feeMinor)]
    : [payment, leg(payeeWalletId, FEE_INCOME_ACCOUNT_ID, feeMinor)];
}
