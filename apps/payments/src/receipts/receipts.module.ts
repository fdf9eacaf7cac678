import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module';
import { ReceiptsConsumer } from './receipts.consumer';
import { ReceiptsService } from './receipts.service';

@Module({ imports: [DocumentsModule], controllers: [ReceiptsConsumer], providers: [ReceiptsService] })
export class ReceiptsModule {}
