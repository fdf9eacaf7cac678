import { reachOf } from '@hanout/access';
import type {
  BulkLinesV1,
  BulkProblemsV1,
  BulkRequestV1,
  BulkResultsFileV1,
  BulksV1,
  BulkV1,
  CallerV1,
  ReadBulkLinesV1,
  ReadBulkProblemsV1,
  ReadBulkResultsV1,
  ReadBulksV1,
} from '@hanout/contracts';
import { TwoPersons } from '@hanout/two-person';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Documents } from '../documents/documents.service';
import { payerOf } from '../payments/payment.parties';
import { bulkSheet } from './bulk.sheet';
import { bulkV1, lineV1 } from './bulk.answer';
import { BULK_ERRORS } from './bulk.errors';
import { findBulk, findWaiting, type Bulk } from './bulks.queries';
import { countResults, readLineRows, readProblems } from './results.queries';

const WAITING_MAX = 100;

/** Bulks as they stand, also while they are being paid; to anyone whom they do not concern they are not there. */
@Injectable()
export class BulkReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: TwoPersons,
    private readonly documents: Documents,
  ) {}

  async read({ caller, bulkId }: BulkRequestV1): Promise<BulkV1> {
    return this.view((await this.find(caller, bulkId)).bulkId);
  }

  async waiting({ caller }: ReadBulksV1): Promise<BulksV1> {
    const reach = reachOf(caller, 'payments.read-bulk');
    const payer = reach === 'all' ? undefined : payerOf(caller).walletId;
    const bulkIds = await findWaiting(this.dataSource.manager, { payer, max: WAITING_MAX });
    return { items: await Promise.all(bulkIds.map((bulkId) => this.view(bulkId))) };
  }

  async view(bulkId: string): Promise<BulkV1> {
    const { manager } = this.dataSource;
    const bulk = await findBulk(manager, bulkId);
    // One that expired before its file was read has no line, and nobody was asked about it.
    const isProposed = bulk.lines > 0 && !['uploading', 'refused'].includes(bulk.state);
    const proposal = isProposed ? await this.persons.read(bulkId) : undefined;
    return bulkV1(bulk, await countResults(manager, bulk), proposal);
  }

  async lines({ caller, bulkId, after = '0', limit, state }: ReadBulkLinesV1): Promise<BulkLinesV1> {
    await this.find(caller, bulkId);
    const rows = await readLineRows(this.dataSource.manager, { bulkId, after, limit, state });
    const items = rows.map(lineV1);
    return { items, ...(items.length === limit && { next: String(items.at(-1)!.line) }) };
  }

  async problems({ caller, bulkId, after = '0', limit }: ReadBulkProblemsV1): Promise<BulkProblemsV1> {
    await this.find(caller, bulkId);
    return readProblems(this.dataSource.manager, { bulkId, after, limit });
  }

  async results({ caller, bulkId, language }: ReadBulkResultsV1): Promise<BulkResultsFileV1> {
    const bulk = await this.find(caller, bulkId);
    const rows = await readLineRows(this.dataSource.manager, { bulkId, after: '0', limit: bulk.lines });
    const sheet = bulkSheet(bulk, rows.map(lineV1), language);
    return { document: await this.documents.make(sheet, { format: 'csv', name: `bulk-${bulkId}` }) };
  }

  /** @throws DomainError `payments.unknown_bulk` */
  private async find(caller: CallerV1, bulkId: string): Promise<Bulk> {
    const reach = reachOf(caller, 'payments.read-bulk');
    const bulk = await findBulk(this.dataSource.manager, bulkId);
    const isOwn = bulk.merchantCode === caller.merchantCode || bulk.payerWalletId === caller.walletId;
    if (reach !== 'all' && !isOwn) throw BULK_ERRORS.error('payments.unknown_bulk');
    return bulk;
  }
}
