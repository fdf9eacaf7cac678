import { ProveLedgerV1, proveLedger, readTotals, ReadTotalsV1 } from '@hanout/contracts';
import type { LedgerProofV1, LedgerTotalsV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ProofService } from './proof.service';

@Controller()
export class ProofConsumer {
  constructor(private readonly proof: ProofService) {}

  @Answers(proveLedger)
  proveLedger(@Payload() question: ProveLedgerV1): Promise<LedgerProofV1> {
    return this.proof.proveLedger(question.caller);
  }

  @Answers(readTotals)
  readTotals(@Payload() { currency }: ReadTotalsV1): Promise<LedgerTotalsV1> {
    return this.proof.readTotals(currency);
  }
}
