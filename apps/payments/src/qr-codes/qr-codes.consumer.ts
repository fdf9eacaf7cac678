import {
  drawQrCode,
  DrawQrCodeV1,
  makeQrCode,
  MakeQrCodeV1,
  readQrCode,
  ReadQrCodeV1,
  readSale,
  ReadSaleV1,
  type MadeQrCodeV1,
  type QrCodeDrawnV1,
  type QrCodeReadV1,
  type SaleReadV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { QrCodes } from './qr-codes.service';
import { Sales } from './sales.service';

@Controller()
export class QrCodesConsumer {
  constructor(
    private readonly qrCodes: QrCodes,
    private readonly sales: Sales,
  ) {}

  @Answers(makeQrCode)
  make(@Payload() question: MakeQrCodeV1): Promise<MadeQrCodeV1> {
    return this.qrCodes.make(question.caller, question.body);
  }

  @Answers(drawQrCode)
  draw(@Payload() question: DrawQrCodeV1): Promise<QrCodeDrawnV1> {
    return this.qrCodes.draw(question.caller, question.format);
  }

  @Answers(readQrCode)
  read(@Payload() question: ReadQrCodeV1): Promise<QrCodeReadV1> {
    return this.qrCodes.read(question.caller, question.body.text);
  }

  @Answers(readSale)
  readSale(@Payload() { caller, qrCodeId }: ReadSaleV1): Promise<SaleReadV1> {
    return this.sales.read(caller, qrCodeId);
  }
}
