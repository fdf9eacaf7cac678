import { paymentsCompleted, type PaymentsCompletedV1 } from '@hanout/contracts';
import { OnFact } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RecordingService } from './recording.service';

@Controller()
export class RecordingConsumer {
  constructor(private readonly recording: RecordingService) {}

  @OnFact(paymentsCompleted)
  onPaymentsCompleted({ payments }: PaymentsCompletedV1, manager: EntityManager): Promise<void> {
    return this.recording.record(manager, payments);
  }
}
