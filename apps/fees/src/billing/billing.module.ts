import { Module } from '@nestjs/common';
import { BillingJob } from './billing.job';
import { CollectionService } from './collection.service';
import { VatRatesSeed } from './vat-rates.seed';

@Module({ providers: [BillingJob, CollectionService, VatRatesSeed] })
export class BillingModule {}
