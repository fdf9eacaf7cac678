import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { ApproveBulkV1, BulkRequestV1, BulkV1, RejectBulkV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { failpoint } from '@hanout/service-kit';
import { TwoPersons } from '@hanout/two-person';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { demandConsent } from './bulk-consents.service';
import { BulkReader } from './bulk-reader.service';
import { demandState, findBulk } from './bulks.queries';
import { attemptFailedLines } from './lines.queries';
import { PayBulksJob } from './pay-bulks.job';

/** What people decide about a bulk once its file is right: the second person's yes or no, and another attempt. */
@Injectable()
export class BulkDecisions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: TwoPersons,
    private readonly reader: BulkReader,
    private readonly payBulks: PayBulksJob,
    private readonly audit: Audit,
  ) {}

  /** By another person than the maker, once the payer has consented. The same checker again gets the same answer. */
  async approve({ caller, bulkId, body }: ApproveBulkV1): Promise<BulkV1> {
    reachOf(caller, 'payments.approve-bulk');
    demandState(
      await findBulk(this.dataSource.manager, bulkId),
      'proposed',
      'rejected',
      'expired',
      'paying',
      'ended',
    );
    await this.persons.approve(caller, {
      proposalId: bulkId,
      ...body,
      apply: async (manager) => {
        const bulk = await findBulk(manager, bulkId, 'for no key update');
        demandState(bulk, 'proposed');
        await demandConsent(manager, bulk);
        await manager.query(`update bulks set state = 'paying' where bulk_id = $1`, [bulkId]);
      },
    });
    failpoint('payments.bulk-approved');
    this.payBulks.nudge();
    return this.reader.view(bulkId);
  }

  /** The proposal says it, and nobody else: see `stateOf`. */
  async reject({ caller, bulkId, body }: RejectBulkV1): Promise<BulkV1> {
    reachOf(caller, 'payments.reject-bulk');
    demandState(
      await findBulk(this.dataSource.manager, bulkId),
      'proposed',
      'rejected',
      'expired',
      'paying',
      'ended',
    );
    await this.persons.reject(caller, { proposalId: bulkId, reason: body.reason });
    return this.reader.view(bulkId);
  }

  /**
   * The lines that failed, once more, each as a new payment. It needs no new approval: what was approved is that each
   * line is paid once, and none of these was.
   */
  async retry({ caller, bulkId }: BulkRequestV1): Promise<BulkV1> {
    reachOf(caller, 'payments.retry-bulk');
    await inTransaction(this.dataSource, async (manager) => {
      const bulk = await findBulk(manager, bulkId, 'for no key update');
      demandState(bulk, 'paying', 'ended');
      if (bulk.state === 'paying') return;
      const lines = await attemptFailedLines(manager, bulk);
      if (lines === 0) return;
      await manager.query(
        `update bulks set state = 'paying', attempt = attempt + 1, opened_line = 0, ended_at = null where bulk_id = $1`,
        [bulkId],
      );
      await this.audit.record(manager, {
        by: caller,
        operation: 'payments.retry-bulk',
        subject: { kind: 'bulk', id: bulkId },
        before: { attempt: bulk.attempt },
        after: { attempt: bulk.attempt + 1, lines },
      });
    });
    failpoint('payments.bulk-retried');
    this.payBulks.nudge();
    return this.reader.view(bulkId);
  }
}
