import { ledgerInstance } from '@hanout/contracts';
import { defineService } from '@hanout/service-kit';
import { AccountRow } from './accounts/account.entity';
import { AccountsModule } from './accounts/accounts.module';
import { LedgerConfig } from './config';
import { HeadsModule } from './heads/heads.module';
import { HoldsModule } from './holds/holds.module';
import { InspectionModule } from './inspection/inspection.module';
import { migrations } from './migrations';
import { MonthsModule } from './months/months.module';
import { ProofModule } from './proof/proof.module';
import { shardsModule } from './shards/shards.module';
import { StatementsModule } from './statements/statements.module';
import { TiersModule } from './tiers/tiers.module';
import { TransfersModule } from './transfers/transfers.module';

/** The only ledger, which owns all accounts; or, with a name, one instance of several. */
export const serviceOf = (instance?: string) =>
  defineService({
    name: (config) => {
      // Wired for one instance and set for another, it would answer for accounts that it does not have.
      if (config.instance !== instance) {
        throw new Error(
          `wired for ${instance ?? 'the only ledger'}, but INSTANCE is ${config.instance ?? 'not set'}`,
        );
      }
      return instance === undefined ? 'ledger' : ledgerInstance(instance);
    },
    config: LedgerConfig,
    database: { entities: [AccountRow], migrations },
    modules:
      instance === undefined
        ? [
            AccountsModule,
            TiersModule,
            TransfersModule,
            HoldsModule,
            MonthsModule,
            HeadsModule,
            StatementsModule,
            ProofModule,
            InspectionModule,
          ]
        : [shardsModule(instance), HoldsModule, MonthsModule, HeadsModule],
  });

export const service = serviceOf();
