import { Module } from '@nestjs/common';
import { SealingModule } from '../sealing/sealing.module';
import { Counters } from './counters.service';
import { Redemptions } from './redemptions.service';
import { VoucherChecks } from './voucher-checks.service';
import { VoucherHolders } from './voucher-holders.service';
import { VoucherMoves } from './voucher-moves.service';
import { VoucherRulesSeed } from './voucher-rulebook';
import { VouchersConsumer } from './vouchers.consumer';
import { VouchersService } from './vouchers.service';

@Module({
  imports: [SealingModule],
  controllers: [VouchersConsumer],
  providers: [
    Counters,
    Redemptions,
    VoucherChecks,
    VoucherHolders,
    VoucherMoves,
    VoucherRulesSeed,
    VouchersService,
  ],
  exports: [VouchersService],
})
export class VouchersModule {}
