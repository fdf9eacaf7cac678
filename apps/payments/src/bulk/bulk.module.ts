import { TwoPersons } from '@hanout/two-person';
import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module';
import { LimitsModule } from '../limits/limits.module';
import { PaymentsModule } from '../payments/payments.module';
import { PricesModule } from '../prices/prices.module';
import { BulkConsumer } from './bulk.consumer';
import { BulkConsents } from './bulk-consents.service';
import { BulkDecisions } from './bulk-decisions.service';
import { BulkOpenings } from './bulk-openings.service';
import { BulkReader } from './bulk-reader.service';
import { BulkUploads } from './bulk-uploads.service';
import { ExpireUploadsJob } from './expire-uploads.job';
import { PayBulksJob } from './pay-bulks.job';

@Module({
  imports: [DocumentsModule, LimitsModule, PaymentsModule, PricesModule],
  controllers: [BulkConsumer],
  providers: [
    TwoPersons,
    BulkConsents,
    BulkDecisions,
    BulkOpenings,
    BulkReader,
    BulkUploads,
    ExpireUploadsJob,
    PayBulksJob,
  ],
})
export class BulkModule {}
