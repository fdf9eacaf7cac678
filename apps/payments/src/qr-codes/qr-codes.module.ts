import { Module } from '@nestjs/common';
import { QrCodesConsumer } from './qr-codes.consumer';
import { QrCodes } from './qr-codes.service';
import { Sales } from './sales.service';

@Module({ controllers: [QrCodesConsumer], providers: [QrCodes, Sales], exports: [QrCodes] })
export class QrCodesModule {}
