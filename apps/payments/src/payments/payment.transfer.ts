import {
  NETWORKS,
  systemAccountId,
  type LegV1,
  type NetworkName,
  type TransferToPostV1,
} from '@hanout/contracts';
import { v5 as uuidV5 } from 'uuid';
import type { Payment } from './payment.entity';
import { LEDGER_STEPS } from './payment.moves';

export const FEE_INCOME_ACCOUNT_ID = systemAccountId('fee-income:MAD');
/** What a code's hold is for, until it is known who pays out; nothing is ever posted to it. */
export const WITHDRAWALS_ACCOUNT_ID = systemAccountId('withdrawals:MAD');

/** What a network owes, or is owed, for what was paid to and from accounts at its own system. */
export function positionAccountId(network: NetworkName): string {
  return systemAccountId(`network-position:${network}:MAD`);
}

const NETWORK_OF_POSITION: ReadonlyMap<string, NetworkName> = new Map(
  NETWORKS.map((network) => [positionAccountId(network), network]),
);

/** Whose position an account is, if it is one. */
export function networkOfPosition(accountId: string): NetworkName | undefined {
  return NETWORK_OF_POSITION.get(accountId);
}

/**
 * What the ledger is asked in the payment's state. Made of nothing else that changes while a payment lives: the same
 * payment in the same state asks for the same transfer however often it is asked for.
 *
 * @throws Error when the state asks nothing of the ledger
 */
export function toTransfer(payment: Payment): TransferToPostV1 {
  const { paymentId, kind, reference, state } = payment;
  const named = { kind, reference };
  switch (LEDGER_STEPS[state]) {
    case 'post':
      // A reversal too: the ledger's own `reverse` moves all of a transfer, and a part may have gone back before.
      return { transferId: paymentId, ...named, legs: legsOf(payment) };
    case 'hold':
      return { transferId: holdIdOf(payment), ...named, legs: legsOf(payment), type: 'hold' };
    case 'post_hold':
      return { transferId: paymentId, ...named, legs: [], type: 'post_hold', targetId: holdIdOf(payment) };
    case 'void_hold':
      return {
        transferId: uuidV5('void', paymentId),
        ...named,
        legs: [],
        type: 'void_hold',
        targetId: holdIdOf(payment),
      };
    default:
      throw new Error(`payment ${paymentId} asks nothing of the ledger while it is ${state}`);
  }
}

/**
 * All that the ledger is asked in the payment's state: of several the whole chain is done or none of it, and the last is
 * the payment's own. Of a withdrawal code the money was held for nobody yet: the hold goes, and the agent is paid.
 */
export function toTransfers(payment: Payment): TransferToPostV1[] {
  const { paymentId, kind, reference, state, channel } = payment;
  if (channel !== 'withdrawal_code' || state !== 'settling') return [toTransfer(payment)];
  const named = { kind, reference };
  const freed = { transferId: uuidV5('redeem', paymentId), ...named, legs: [], isLinked: true };
  return [
    { ...freed, type: 'void_hold', targetId: holdIdOf(payment) },
    { transferId: paymentId, ...named, legs: legsOf(payment) },
  ];
}

function holdIdOf({ paymentId }: Payment): string {
  return uuidV5('hold', paymentId);
}

function legsOf(payment: Payment): LegV1[] {
  const { refundOf, payerWalletId, payeeWalletId, currency, amountMinor, feeMinor, feeSide } = payment;
  const leg = (debitAccountId: string, creditAccountId: string, minor: bigint): LegV1 => ({
    debitAccountId,
    creditAccountId,
    amount: { minor: minor.toString(), currency },
  });
  const main = leg(payerWalletId, payeeWalletId, amountMinor);
  if (feeMinor === 0n) return [main];
  if (refundOf === null)
    return [main, leg(feeSide === 'payer' ? payerWalletId : payeeWalletId, FEE_INCOME_ACCOUNT_ID, feeMinor)];
  // What goes back goes the other way, the fee to whoever bore it: the one who paid then is the payee now.
  return [main, leg(FEE_INCOME_ACCOUNT_ID, feeSide === 'payer' ? payeeWalletId : payerWalletId, feeMinor)];
}
