import type { StatementV1, TransfersLocatedV1, TransferV1 } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LEDGER_ERRORS } from '../ledger.errors';
import { contentHash } from '../transfers/transfer.content';
import { TransfersService } from '../transfers/transfers.service';
import { readCrossings, type Crossing } from './crossings.queries';
import { claimOf } from './halves';
import { readDecided, readWholes, type DecidedId } from './halves.queries';
import { Instance } from './instance';
import { peerDoor } from './ledger-door';

/** Shows what lies here in halves as what it is: one transfer from account to account, under the id it was asked with. */
@Injectable()
export class WholesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly transfers: TransfersService,
    private readonly instance: Instance,
  ) {}

  /** @throws DomainError `ledger.transfer_unknown` when this instance neither decided it nor has a half of it */
  async readTransfer(transferId: string): Promise<TransferV1> {
    const [crossing] = await readCrossings(this.dataSource, [transferId]);
    // The id was another transfer's before: that one is what it names.
    if (crossing && crossing.reason !== 'id_reused') return wholeOf(crossing);
    const [decided] = await readDecided(this.dataSource, [transferId]);
    const coordinator = decided && this.coordinatorOf(decided);
    if (coordinator === undefined) return this.transfers.readTransfer(transferId);
    if (coordinator !== this.instance.name) {
      return peerDoor(this.asks, coordinator).readTransfer({ transferId });
    }
    throw LEDGER_ERRORS.error('ledger.transfer_unknown', { field: 'transferId' });
  }

  async inStatement(statement: StatementV1): Promise<StatementV1> {
    const { lines } = statement;
    if (lines.length === 0) return statement;
    const found = await readWholes(
      this.dataSource,
      lines.map(({ entryId }) => entryId),
    );
    const wholes = new Map(found.map((whole) => [whole.entry_id, whole]));
    return {
      ...statement,
      lines: lines.map((line) => {
        const whole = wholes.get(line.entryId);
        if (!whole) return line;
        const counterAccountId = whole.counter_account_id ?? line.counterAccountId;
        return { ...line, transferId: whole.transfer_id, counterAccountId };
      }),
    };
  }

  async locate(transferIds: readonly string[]): Promise<TransfersLocatedV1> {
    const located: TransfersLocatedV1 = { decided: [], crossings: [] };
    for (const decided of await readDecided(this.dataSource, transferIds)) {
      (this.coordinatorOf(decided) ? located.crossings : located.decided).push(decided.transfer_id);
    }
    return located;
  }

  /** An id that was taken for a crossing was taken by its coordinator, and that is all its content says. */
  private coordinatorOf({ transfer_id, content_hash }: DecidedId): string | undefined {
    const known = content_hash.toString('hex');
    return this.instance.map.instances.find(
      (instance) => contentHash(claimOf(transfer_id, instance)) === known,
    );
  }
}

function wholeOf({ transfer, state, reason, decided_at }: Crossing): TransferV1 {
  if (state === 'placing') throw LEDGER_ERRORS.error('ledger.transfer_undecided', { field: 'transferId' });
  const { transferId, kind, reference, legs } = transfer;
  const decidedAt = decided_at!.toISOString();
  if (reason !== null) return { transferId, outcome: 'refused', reason, decidedAt, legs: [] };
  return {
    transferId,
    type: 'post',
    outcome: 'posted',
    decidedAt,
    kind,
    ...(reference !== undefined && { reference }),
    legs,
  };
}
