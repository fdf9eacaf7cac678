import { Module } from '@nestjs/common';
import { SealingModule } from '../sealing/sealing.module';
import { VouchersConsumer } from './vouchers.consumer';
import { VouchersService } from './vouchers.service';

@Module({
  imports: [SealingModule],
  controllers: [VouchersConsumer],
  providers: [VouchersService],
  exports: [VouchersService],
})
export class VouchersModule {}
