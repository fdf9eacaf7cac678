import { Module } from '@nestjs/common';
import { PartyAccounts } from './party-accounts';
import { SharingJob } from './sharing.job';
import { SharingService } from './sharing.service';

@Module({ providers: [PartyAccounts, SharingJob, SharingService] })
export class SharingModule {}
