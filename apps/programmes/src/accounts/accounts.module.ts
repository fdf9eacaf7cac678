import { Module } from '@nestjs/common';
import { ProgrammeAccounts } from './programme-accounts';

@Module({ providers: [ProgrammeAccounts], exports: [ProgrammeAccounts] })
export class AccountsModule {}
