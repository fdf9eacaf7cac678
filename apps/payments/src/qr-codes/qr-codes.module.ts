import { Module } from '@nestjs/common';
import { QrCodesConsumer } from './qr-codes.consumer';
import { QrCodes } from './qr-codes.service';

@Module({ controllers: [QrCodesConsumer], providers: [QrCodes], exports: [QrCodes] })
export class QrCodesModule {}
