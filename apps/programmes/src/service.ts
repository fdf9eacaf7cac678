import { defineService } from '@hanout/service-kit';
import { AccountsModule } from './accounts/accounts.module';
import { ApprovalsModule } from './approvals/approvals.module';
import { ComplaintsModule } from './complaints/complaints.module';
import { ProgrammesConfig } from './config';
import { DisbursementsModule } from './disbursements/disbursements.module';
import { EvaluationsModule } from './evaluations/evaluations.module';
import { FundingRow } from './fundings/funding.entity';
import { FundingsModule } from './fundings/fundings.module';
import { migrations } from './migrations';
import { OwnGrantsModule } from './own-grants/own-grants.module';
import { PayeesModule } from './payees/payees.module';
import { RosterRow } from './rosters/roster.entity';
import { RostersModule } from './rosters/rosters.module';
import { SealingModule } from './sealing/sealing.module';
import { UploadsModule } from './uploads/uploads.module';
import { VouchersModule } from './vouchers/vouchers.module';

export const service = defineService({
  name: 'programmes',
  config: ProgrammesConfig,
  database: { entities: [RosterRow, FundingRow], migrations },
  modules: [
    SealingModule,
    AccountsModule,
    RostersModule,
    UploadsModule,
    EvaluationsModule,
    ApprovalsModule,
    FundingsModule,
    PayeesModule,
    VouchersModule,
    DisbursementsModule,
    ComplaintsModule,
    OwnGrantsModule,
  ],
});
