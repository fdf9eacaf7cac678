import { createHmac } from 'node:crypto';
import type { NetworkName } from '@hanout/contracts';
import { openValue, sealValue, type KeyRing } from '@hanout/sealing';

/** To which account a payout goes; all that is kept of its number when the payout has ended are its last two digits. */
export interface Payout {
  network: NetworkName;
  accountEnd: string;
  /** Of the key that the two below were made with. */
  keyId: string;
  accountHash: Buffer;
  accountSealed: Buffer;
}

export function payoutTo(
  paymentId: string,
  { network, account }: { network: NetworkName; account: string },
  { currentId: keyId, current }: KeyRing,
): Payout {
  return {
    network,
    accountEnd: account.slice(-2),
    keyId,
    accountHash: accountHash(paymentId, account, current),
    accountSealed: sealValue(account, sealingKeyOf(current), placeOf(paymentId)),
  };
}

/** @throws Error when it was sealed under another key, or for another payment */
export function openAccount(paymentId: string, sealed: Buffer, key: Buffer): string {
  return openValue(sealed, sealingKeyOf(key), placeOf(paymentId));
}

/** Tells one account from another, and to whoever has not the key nothing of either. */
export function accountHash(paymentId: string, account: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(`payout-account-1 ${paymentId} ${account}`).digest();
}

function sealingKeyOf(key: Buffer): Buffer {
  return createHmac('sha256', key).update('payout-account-seal-1').digest();
}

const placeOf = (paymentId: string): string => `payouts.account:${paymentId}`;
