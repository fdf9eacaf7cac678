import { reachOf } from '@hanout/access';
import type {
  CallerV1,
  DocumentV1,
  MakeQrCodeBodyV1,
  MadeQrCodeV1,
  PaymentChannel,
  PictureFormat,
  QrCodeDrawnV1,
  QrCodeReadV1,
} from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Money } from '@hanout/money';
import { readKeyRing } from '@hanout/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { Documents } from '../documents/documents.service';
import { packed } from '../documents/packed';
import { newReference } from '../payments/payment.reference';
import { PAYMENT_ERRORS } from '../payments/payments.errors';
import { Merchant } from '../wallets/merchant.entity';
import { QrScheme } from './qr-code';
import { QR_ERRORS } from './qr-codes.errors';
import { HOW, pngOf, qrPathOf, svgOf } from './qr-picture';
import { findQrCode, isOpen, readQrCode, writeQrCode } from './qr-codes.queries';

const PICTURE_TYPES = { svg: 'image/svg+xml', png: 'image/png' } as const;

/** What a scanned code comes to. */
export interface Scanned {
  merchantCode: string;
  channel: PaymentChannel;
  amount?: Money;
  /** Of a dynamic code: it is paid once. */
  qrCodeId?: string;
}

/** @throws DomainError `payments.qr_amount_differs` when another amount was meant than the code says */
export function payeeOfScanned(
  { merchantCode, channel, amount, qrCodeId }: Scanned,
  meant: Money | undefined,
): {
  payee: { merchantCode: string };
  channel: PaymentChannel;
  amount?: Money;
  qrCodeId?: string;
} {
  if (amount && meant && !amount.equals(meant))
    throw QR_ERRORS.error('payments.qr_amount_differs', {
      field: 'amount',
      params: { amount: amount.toString() },
    });
  return {
    payee: { merchantCode },
    channel,
    ...(amount && { amount }),
    ...(qrCodeId !== undefined && { qrCodeId }),
  };
}

/** A shop's codes: one that is printed, and one for each sale. */
@Injectable()
export class QrCodes {
  private readonly scheme: QrScheme;

  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: Documents,
    config: PaymentsConfig,
  ) {
    this.scheme = new QrScheme(config.qrGuid, readKeyRing(config.qrKey));
  }

  /**
   * Without an amount, the shop's printed code; with one, a code for this sale. The same id again is the same code.
   *
   * @throws DomainError `payments.qr_id_reused`
   */
  async make(caller: CallerV1, body: MakeQrCodeBodyV1): Promise<MadeQrCodeV1> {
    reachOf(caller, 'payments.make-qr-code');
    const merchant = await this.shopOf(caller);
    const merchantCode = merchant.code;
    if (!body.sale) return { text: this.scheme.write(merchant, {}), merchantCode };
    const { qrCodeId, expiresInSeconds } = body.sale;
    const amount = Money.fromWire(body.sale.amount);
    if (amount.currency !== 'MAD')
      throw PAYMENT_ERRORS.error('payments.unknown_currency', { field: 'sale.amount.currency' });
    const wished = { qrCodeId, merchantCode, amount, madeBy: caller.id, reference: newReference() };
    await writeQrCode(this.dataSource.manager, wished, expiresInSeconds);
    const made = (await readQrCode(this.dataSource.manager, qrCodeId))!;
    if (made.merchantCode !== merchantCode || !made.amount.equals(amount))
      throw QR_ERRORS.error('payments.qr_id_reused', { field: 'sale.qrCodeId' });
    const { reference, expiresAt } = made;
    const text = this.scheme.write(merchant, { amount, reference });
    return { text, merchantCode, qrCodeId, expiresAt: expiresAt.toISOString() };
  }

  /** The shop's printed code as a picture, or as a poster. */
  async draw(caller: CallerV1, format: PictureFormat): Promise<QrCodeDrawnV1> {
    reachOf(caller, 'payments.draw-qr-code');
    const shop = await this.shopOf(caller);
    const text = this.scheme.write(shop, {});
    if (format === 'pdf') return { document: await this.posterOf(shop, text) };
    const picture = format === 'svg' ? svgOf(text, shop) : await pngOf(text);
    const name = `qr-${shop.code.toLowerCase()}.${format}`;
    return { document: await packed(picture, { name, contentType: PICTURE_TYPES[format] }) };
  }

  private posterOf({ code, tradeNameAr, tradeNameFr, commune }: Merchant, text: string): Promise<DocumentV1> {
    const names = [tradeNameAr, tradeNameFr];
    const poster = { names, place: commune, qr: qrPathOf(text), how: [HOW.ar, HOW.fr, HOW.zgh], code };
    return this.documents.makePoster(poster, { name: `qr-${code.toLowerCase()}` });
  }

  private async shopOf({ kind, merchantCode }: CallerV1): Promise<Merchant> {
    if (kind !== 'person' || !merchantCode) throw PLATFORM_ERRORS.error('platform.forbidden');
    const merchant = await this.dataSource.manager.findOneBy(Merchant, { code: merchantCode });
    if (!merchant) throw PAYMENT_ERRORS.error('payments.unknown_merchant');
    return merchant;
  }

  /** Whom a scanned code pays, by our own register: whatever name is printed beside it. */
  async read(caller: CallerV1, text: string): Promise<QrCodeReadV1> {
    reachOf(caller, 'payments.read-qr-code');
    const { manager } = this.dataSource;
    const { merchantCode, amount, channel } = await this.scan(manager, text, 'text');
    const merchant = await manager.findOneBy(Merchant, { code: merchantCode });
    if (!merchant) throw PAYMENT_ERRORS.error('payments.unknown_merchant', { field: 'text' });
    const { code, tradeNameAr, tradeNameFr, commune } = merchant;
    return {
      use: channel === 'static_qr' ? 'static' : 'dynamic',
      merchant: { code, tradeNameAr, tradeNameFr, commune },
      ...(amount && { amount: amount.toWire() }),
    };
  }

  /**
   * @param field where the text came from, for a refusal to name
   * @throws DomainError as the scheme, `payments.qr_expired`, `payments.qr_used`
   */
  async scan(manager: EntityManager, text: string, field = 'qr'): Promise<Scanned> {
    const { reference, ...content } = this.scheme.read(text, field);
    if (reference === undefined) return { ...content, channel: 'static_qr' };
    const code = await findQrCode(manager, reference);
    if (code?.merchantCode !== content.merchantCode) throw QR_ERRORS.error('payments.qr_forged', { field });
    if (!code.isLive) throw QR_ERRORS.error('payments.qr_expired', { field });
    if (!(await isOpen(manager, code.qrCodeId))) throw QR_ERRORS.error('payments.qr_used', { field });
    return { ...content, amount: code.amount, channel: 'dynamic_qr', qrCodeId: code.qrCodeId };
  }
}
