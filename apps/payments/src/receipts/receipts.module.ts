import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module';
import { PaymentsModule } from '../payments/payments.module';
import { ReceiptsConsumer } from './receipts.consumer';
import { ReceiptsService } from './receipts.service';

@Module({
  imports: [DocumentsModule, PaymentsModule],
  controllers: [ReceiptsConsumer],
  providers: [ReceiptsService],
})
export class ReceiptsModule {}
