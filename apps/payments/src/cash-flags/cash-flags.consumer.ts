import {
  closeCashFlag,
  CloseCashFlagV1,
  readCashFlags,
  ReadCashFlagsV1,
  type CashFlagsV1,
  type CashFlagV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { CashFlags } from './cash-flags.service';

@Controller()
export class CashFlagsConsumer {
  constructor(private readonly flags: CashFlags) {}

  @Answers(readCashFlags)
  list(@Payload() question: ReadCashFlagsV1): Promise<CashFlagsV1> {
    return this.flags.list(question);
  }

  @Answers(closeCashFlag)
  close(@Payload() question: CloseCashFlagV1): Promise<CashFlagV1> {
    return this.flags.close(question);
  }
}
