import { createHmac, timingSafeEqual } from 'node:crypto';
import { decodeQr, encodeQr, QrFault, readFields, writeFields, type MerchantQr } from '@hanout/emv-qr';
import { Money } from '@hanout/money';
import type { KeyRing } from '@hanout/sealing';
import type { Merchant } from '../wallets/merchant.entity';
import { QR_ERRORS } from './qr-codes.errors';

/** ISO 4217 of the dirham. */
const DIRHAM = { code: 'MAD', number: '504' };
const MOROCCO = 'MA';
const ACCOUNT_TAG = '26';
/** An unreserved template: whose it is (00), and the seal over what a dynamic code says (01). */
const SEAL_TAG = '80';
const SEAL_BYTES = 16;
const NAME_MAX = 25;
const CITY_MAX = 15;

/** What our codes say. */
export interface CodeContent {
  merchantCode: string;
  amount?: Money;
  /** Of a dynamic code. */
  reference?: string;
}

/** Writes and reads the codes of one scheme. */
export class QrScheme {
  constructor(
    private readonly guid: string,
    private readonly ring: KeyRing,
  ) {}

  write(merchant: Merchant, { amount, reference }: Omit<CodeContent, 'merchantCode'>): string {
    const isDynamic = reference !== undefined;
    const qr: MerchantQr = {
      use: isDynamic ? 'dynamic' : 'static',
      account: { tag: ACCOUNT_TAG, guid: this.guid, merchant: merchant.code },
      mcc: merchant.mcc,
      currency: DIRHAM.number,
      ...(amount && { amount: amount.toDecimal() }),
      country: MOROCCO,
      name: cut(merchant.tradeNameFr, NAME_MAX),
      city: cut(merchant.commune, CITY_MAX),
      additional: isDynamic ? [{ tag: '05', value: reference }] : [],
      alternate: { language: 'ar', name: cut(merchant.tradeNameAr, NAME_MAX) },
      others: [],
    };
    return encodeQr(isDynamic ? { ...qr, others: [{ tag: SEAL_TAG, value: this.sealTemplate(qr) }] } : qr);
  }

  /** @throws DomainError `payments.qr_unreadable`, `payments.qr_of_another_scheme`, `payments.qr_forged` */
  read(text: string, field: string): CodeContent {
    const { qr, seal } = this.decode(text, field);
    if (qr.currency !== DIRHAM.number || qr.country !== MOROCCO)
      throw QR_ERRORS.error('payments.qr_of_another_scheme', { field });
    const content = {
      merchantCode: qr.account.merchant,
      ...(qr.amount !== undefined && { amount: Money.parse(qr.amount, DIRHAM.code) }),
    };
    const reference = qr.additional.find(({ tag }) => tag === '05')?.value;
    // A printed code says no amount and has no seal: what says it is printed and has either was relabelled.
    const isPrinted = seal === undefined && qr.amount === undefined;
    if (qr.use === 'static' && isPrinted) return content;
    const isSealed = seal !== undefined && this.isOurs(seal, qr);
    if (qr.use === 'static' || reference === undefined || !isSealed)
      throw QR_ERRORS.error('payments.qr_forged', { field });
    return { ...content, reference };
  }

  private decode(text: string, field: string): { qr: MerchantQr; seal: string | undefined } {
    try {
      const qr = decodeQr(text, this.guid);
      if (qr) return { qr, seal: this.sealOf(qr) };
    } catch (error) {
      if (error instanceof QrFault) throw QR_ERRORS.error('payments.qr_unreadable', { field, cause: error });
      throw error;
    }
    throw QR_ERRORS.error('payments.qr_of_another_scheme', { field });
  }

  private sealTemplate(qr: MerchantQr): string {
    return writeFields([
      { tag: '00', value: this.guid },
      { tag: '01', value: sealOver(qr, this.ring.current) },
    ]);
  }

  /** Of the template that is ours: others may have added their own. */
  private sealOf({ others }: MerchantQr): string | undefined {
    for (const { tag, value } of others) {
      if (tag !== SEAL_TAG) continue;
      const [owner, seal] = readFields(value);
      if (owner?.value === this.guid) return seal?.value;
    }
    return undefined;
  }

  private isOurs(seal: string, qr: MerchantQr): boolean {
    return [...this.ring.keys.values()].some((key) => isSame(seal, sealOver(qr, key)));
  }
}

/** Over everything but what others may have added. */
function sealOver(qr: MerchantQr, key: Buffer): string {
  const text = encodeQr({ ...qr, others: [] });
  return createHmac('sha256', key).update(text).digest().subarray(0, SEAL_BYTES).toString('base64url');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function cut(text: string, max: number): string {
  return [...text].slice(0, max).join('').trim();
}
