import {
  approveWalletLimits,
  ApproveWalletLimitsV1,
  proposeWalletLimits,
  ProposeWalletLimitsV1,
  readWalletLimits,
  ReadWalletLimitsV1,
  rejectWalletLimits,
  RejectWalletLimitsV1,
  type WalletLimitsDecisionsV1,
  type WalletLimitsDecisionV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { WalletLimits } from './wallet-limits.service';

@Controller()
export class WalletLimitsConsumer {
  constructor(private readonly walletLimits: WalletLimits) {}

  @Answers(proposeWalletLimits)
  propose(@Payload() question: ProposeWalletLimitsV1): Promise<WalletLimitsDecisionV1> {
    return this.walletLimits.propose(question);
  }

  @Answers(approveWalletLimits)
  approve(@Payload() question: ApproveWalletLimitsV1): Promise<WalletLimitsDecisionV1> {
    return this.walletLimits.approve(question);
  }

  @Answers(rejectWalletLimits)
  reject(@Payload() question: RejectWalletLimitsV1): Promise<WalletLimitsDecisionV1> {
    return this.walletLimits.reject(question);
  }

  @Answers(readWalletLimits)
  read(@Payload() question: ReadWalletLimitsV1): Promise<WalletLimitsDecisionsV1> {
    return this.walletLimits.read(question);
  }
}
