import { reachOf } from '@hanout/access';
import type { InstructionV1, ReadInstructionV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { INSTRUCTION_ERRORS } from './instructions.errors';
import { findInstruction } from './instructions.queries';

@Injectable()
export class Instructions {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `settlement.unknown_instruction`, also of a window in which nothing is owed */
  async read({ caller, windowId }: ReadInstructionV1): Promise<InstructionV1> {
    reachOf(caller, 'settlement.read-instruction');
    const row = await findInstruction(this.dataSource.manager, windowId);
    if (!row) throw INSTRUCTION_ERRORS.error('settlement.unknown_instruction', { field: 'windowId' });
    return {
      windowId,
      network: row.network,
      messageId: row.message_id,
      direction: row.direction,
      amount: { minor: row.amount_minor, currency: row.currency },
      document: row.document,
      ...(row.settled_at && { settledAt: row.settled_at.toISOString() }),
      ...(row.booked_on !== null && { bookedOn: row.booked_on }),
      ...(row.posted_at && { postedAt: row.posted_at.toISOString() }),
    };
  }
}
