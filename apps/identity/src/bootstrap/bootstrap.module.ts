import { Module } from '@nestjs/common';
import { BootstrapAccounts } from './bootstrap.service';

@Module({ providers: [BootstrapAccounts] })
export class BootstrapModule {}
