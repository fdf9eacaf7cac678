import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module';
import { QrCodesConsumer } from './qr-codes.consumer';
import { QrCodes } from './qr-codes.service';
import { Sales } from './sales.service';

@Module({
  imports: [DocumentsModule],
  controllers: [QrCodesConsumer],
  providers: [QrCodes, Sales],
  exports: [QrCodes],
})
export class QrCodesModule {}
