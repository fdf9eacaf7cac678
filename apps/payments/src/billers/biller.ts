import { systemAccountId, type BillerV1, type MaskedBillV1, type NetworkName } from '@hanout/contracts';
import { endOf } from './bill-reference';

/** A published biller, by the day it is looked at. */
export interface Biller {
  code: string;
  /** Its account in the ledger. */
  accountId: string;
  network: NetworkName;
  content: BillerV1;
  /** The ledger has opened its account. */
  isReady: boolean;
}

/** A bill whose reference is tidy. */
export interface Bill {
  billerCode: string;
  reference: string;
}

/** Where a biller's money goes is nobody's to choose. */
export function accountIdOf(billerCode: string): string {
  return systemAccountId(`biller:${billerCode}`);
}

/** Business days, both of them open. */
export function isOpenOn(
  { openFrom, openUntil }: Pick<BillerV1, 'openFrom' | 'openUntil'>,
  day: string,
): boolean {
  return openFrom <= day && (openUntil === undefined || day <= openUntil);
}

/** As it is shown on what others may see, too. */
export function maskedBill({ billerCode, reference }: Bill, content: BillerV1): MaskedBillV1 {
  const { nameAr, nameFr, nameEn } = content;
  return { billerCode, nameAr, nameFr, nameEn, referenceEnd: endOf(reference) };
}
