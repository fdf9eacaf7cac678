import { defineService } from '@hanout/service-kit';
import { BankModule } from './bank/bank.module';
import { BreaksModule } from './breaks/breaks.module';
import { CapsModule } from './caps/caps.module';
import { SettlementConfig } from './config';
import { HeadsModule } from './heads/heads.module';
import { InstructionsModule } from './instructions/instructions.module';
import { MatchingModule } from './matching/matching.module';
import { migrations } from './migrations';
import { NetworkStatementsModule } from './network-statements/network-statements.module';
import { PositionsModule } from './positions/positions.module';
import { ProposalsModule } from './proposals/proposals.module';
import { SafeguardingModule } from './safeguarding/safeguarding.module';
import { TermsModule } from './terms/terms.module';
import { WindowsModule } from './windows/windows.module';

export const service = defineService({
  name: 'settlement',
  config: SettlementConfig,
  database: { entities: [], migrations },
  modules: [
    PositionsModule,
    HeadsModule,
    TermsModule,
    CapsModule,
    ProposalsModule,
    WindowsModule,
    InstructionsModule,
    NetworkStatementsModule,
    BankModule,
    BreaksModule,
    MatchingModule,
    SafeguardingModule,
  ],
});
