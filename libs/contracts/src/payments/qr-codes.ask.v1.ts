import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { DocumentV1, PICTURE_FORMATS, type PictureFormat } from './document.v1';
import { PaymentV1 } from './payment.v1';
import { QuotedMerchantV1 } from './quotes.ask.v1';

export class SaleV1 {
  /** Made by the shop's device: the same again is the same code. */
  @IsUUID()
  qrCodeId: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsInt()
  @Min(30)
  @Max(86_400)
  expiresInSeconds: number;
}

export class MakeQrCodeBodyV1 {
  /** Absent: the shop's printed code, without an amount. */
  @IsOptional()
  @IsPart(() => SaleV1)
  sale?: SaleV1;
}

export class MakeQrCodeV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => MakeQrCodeBodyV1)
  body: MakeQrCodeBodyV1;
}

export class MadeQrCodeV1 {
  /** What the picture holds (EMVCo, merchant-presented). */
  @IsString()
  text: string;

  @IsString()
  merchantCode: string;

  @IsOptional()
  @IsUUID()
  qrCodeId?: string;

  @IsOptional()
  @IsISO8601()
  expiresAt?: string;
}

export class ReadQrCodeBodyV1 {
  @IsString()
  @MaxLength(512)
  text: string;
}

export class ReadQrCodeV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => ReadQrCodeBodyV1)
  body: ReadQrCodeBodyV1;
}

/** Whom a code pays, by the register of shops and not by what is printed. */
export class QrCodeReadV1 {
  @IsIn(['static', 'dynamic'])
  use: 'static' | 'dynamic';

  @IsPart(() => QuotedMerchantV1)
  merchant: QuotedMerchantV1;

  @IsOptional()
  @IsMoney()
  amount?: PositiveMoneyV1;
}

export const makeQrCode = defineAsk({
  subject: 'payments.ask.make-qr-code.v1',
  question: MakeQrCodeV1,
  answer: MadeQrCodeV1,
});

export class DrawQrCodeV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** `svg`: a card with the shop's names, to print at any size. `png`: the code alone. `pdf`: a poster in A5. */
  @IsIn(PICTURE_FORMATS)
  format: PictureFormat;
}

export class QrCodeDrawnV1 {
  @IsPart(() => DocumentV1)
  document: DocumentV1;
}

/** The shop's printed code, as `makeQrCode` without a sale writes it. */
export const drawQrCode = defineAsk({
  subject: 'payments.ask.draw-qr-code.v1',
  question: DrawQrCodeV1,
  answer: QrCodeDrawnV1,
});

export const readQrCode = defineAsk({
  subject: 'payments.ask.read-qr-code.v1',
  question: ReadQrCodeV1,
  answer: QrCodeReadV1,
});

/** `taken`: a payment has begun and its money has not moved yet, which is no payment received; `paid`: it has moved. */
export const SALE_STATES = ['open', 'taken', 'paid', 'expired'] as const;
export type SaleState = (typeof SALE_STATES)[number];

export class ReadSaleV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  qrCodeId: string;
}

export class SaleReadV1 {
  @IsUUID()
  qrCodeId: string;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsIn(SALE_STATES)
  state: SaleState;

  @IsISO8601()
  expiresAt: string;

  /** Of what is taken or paid. */
  @IsOptional()
  @IsPart(() => PaymentV1)
  payment?: PaymentV1;
}

/** How the sale of a dynamic code stands, for the till that shows it. `payments.unknown_qr_code` */
export const readSale = defineAsk({
  subject: 'payments.ask.read-sale.v1',
  question: ReadSaleV1,
  answer: SaleReadV1,
});
