import { Module } from '@nestjs/common';
import { BillingJob } from './billing.job';
import { BillingSeed } from './billing.seed';
import { CollectionService } from './collection.service';
import { ForgetAccrualsJob } from './forget-accruals.job';

@Module({ providers: [BillingJob, BillingSeed, CollectionService, ForgetAccrualsJob] })
export class BillingModule {}
