import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { reachOf } from '@hanout/access';
import {
  readLimits,
  ReadLimitsV1,
  reportSimChange,
  ReportSimChangeV1,
  type SimChangeReportedV1,
  type WalletLimitsV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { SimChanges } from './sim-changes.service';
import { WalletLimits } from './wallet-limits.service';

@Controller()
export class CoolDownsConsumer {
  constructor(
    private readonly simChanges: SimChanges,
    private readonly limits: WalletLimits,
  ) {}

  @Answers(reportSimChange)
  reportSimChange(@Payload() { caller, body }: ReportSimChangeV1): Promise<SimChangeReportedV1> {
    reachOf(caller, 'identity.report-sim-change');
    return this.simChanges.report(caller, body);
  }

  @Answers(readLimits)
  readLimits(@Payload() { walletId }: ReadLimitsV1): Promise<WalletLimitsV1> {
    return this.limits.of(walletId);
  }
}
