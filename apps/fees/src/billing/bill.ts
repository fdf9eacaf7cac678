import { systemAccountId, type TransferToPostV1 } from '@hanout/contracts';
import { billOf, PARTS, shareOut } from '@hanout/fee-rules';
import { v5 as uuidV5 } from 'uuid';

/** A wallet and a day make one bill. */
const BILLS = '0c8f7d0a-6a53-4d0e-9a3e-5b1c7f2e9d44';

/** A bill that may be asked for, and what it was made of. Parts are 1/10,000 of the minor unit. */
export interface NewBill {
  billId: string;
  walletId: string;
  day: string;
  amountMinor: bigint;
  netMinor: bigint;
  vatMinor: bigint;
  vatBps: number;
  carried: bigint;
}

export interface Bill extends NewBill {
  personId: string | null;
  currency: string;
}

export interface Due {
  walletId: string;
  /** Accrued since the last bill. */
  accrued: bigint;
  /** What that one carried over, and what it was refused. */
  carried: bigint;
}

/** Whole minor units of what is due; prices are inclusive of VAT, which is shown out of them. */
export function newBill({ walletId, accrued, carried }: Due, day: string, vatBps: number): NewBill {
  const bill = billOf(accrued, carried);
  const [netMinor, vatMinor] = shareOut(bill.minor, [PARTS, BigInt(vatBps)]) as [bigint, bigint];
  return {
    billId: uuidV5(`${walletId}:${day}`, BILLS),
    walletId,
    day,
    amountMinor: bill.minor,
    netMinor,
    vatMinor,
    vatBps,
    carried: bill.carried,
  };
}

/** Made of nothing that changes while a bill lives: the same bill asks for the same transfer, however often. */
export function toTransfer({ billId, walletId, day, amountMinor, currency }: Bill): TransferToPostV1 {
  return {
    transferId: billId,
    kind: 'commission',
    reference: day,
    legs: [
      {
        debitAccountId: walletId,
        creditAccountId: systemAccountId(`fee-income:${currency}`),
        amount: { minor: amountMinor.toString(), currency },
      },
    ],
  };
}
