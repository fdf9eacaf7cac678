/** What identifies a payee: sealed at rest, opened for the network that is to open the wallet. */
export interface Payee {
  readonly cin: string;
  readonly nameAr: string;
  readonly nameFr: string;
  /** Missing when the household is paid by voucher. */
  readonly phone?: string;
}

/** Where a payee's data belongs: it opens in no other roster and for no other household. */
export function payeePlace(rosterId: string, idcs: string): string {
  return `payee:${rosterId}:${idcs}`;
}
