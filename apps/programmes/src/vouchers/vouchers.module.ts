import { TwoPersons } from '@hanout/two-person';
import { Module } from '@nestjs/common';
import { SealingModule } from '../sealing/sealing.module';
import { Counters } from './counters.service';
import { ExpireVouchersJob } from './expire-vouchers.job';
import { Recipients } from './recipients.service';
import { Redemptions } from './redemptions.service';
import { ReissuesConsumer } from './reissues.consumer';
import { Reissues } from './reissues.service';
import { VoucherChecks } from './voucher-checks.service';
import { VoucherCodes } from './voucher-codes.service';
import { VoucherHolders } from './voucher-holders.service';
import { VoucherMessages } from './voucher-messages.service';
import { VoucherMoves } from './voucher-moves.service';
import { VoucherRulesSeed } from './voucher-rulebook';
import { VouchersConsumer } from './vouchers.consumer';
import { VouchersService } from './vouchers.service';

@Module({
  imports: [SealingModule],
  controllers: [VouchersConsumer, ReissuesConsumer],
  providers: [
    Counters,
    ExpireVouchersJob,
    Recipients,
    Redemptions,
    Reissues,
    TwoPersons,
    VoucherChecks,
    VoucherCodes,
    VoucherHolders,
    VoucherMessages,
    VoucherMoves,
    VoucherRulesSeed,
    VouchersService,
  ],
  exports: [VouchersService],
})
export class VouchersModule {}
