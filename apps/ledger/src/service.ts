import { defineService } from '@hanout/service-kit';
import { AccountRow } from './accounts/account.entity';
import { AccountsModule } from './accounts/accounts.module';
import { LedgerConfig } from './config';
import { migrations } from './migrations';
import { ProofModule } from './proof/proof.module';
import { StatementsModule } from './statements/statements.module';
import { TransfersModule } from './transfers/transfers.module';

export const service = defineService({
  name: 'ledger',
  config: LedgerConfig,
  database: { entities: [AccountRow], migrations },
  modules: [AccountsModule, TransfersModule, StatementsModule, ProofModule],
});
