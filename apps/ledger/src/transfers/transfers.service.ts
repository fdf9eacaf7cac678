import type { TransfersPostedV1, TransferToPostV1, TransferV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LedgerConfig } from '../config';
import { LEDGER_ERRORS } from '../ledger.errors';
import { PostingConnection } from './posting-connection';
import { PostingQueue } from './posting-queue';
import { checkForms } from './transfer.door';
import { readTransfer } from './transfer.queries';
import { postTransfers } from './transfers.queries';

@Injectable()
export class TransfersService {
  private readonly queue: PostingQueue;

  constructor(
    private readonly dataSource: DataSource,
    limits: LedgerConfig,
  ) {
    const connection = new PostingConnection(dataSource);
    this.queue = new PostingQueue((transfers) => postTransfers(connection, transfers), limits);
  }

  /** Each transfer is posted, repeated or refused on its own; the answers are in the order of the question. */
  async postTransfers(transfers: readonly TransferToPostV1[]): Promise<TransfersPostedV1> {
    checkForms(transfers);
    return { postings: await this.queue.post(transfers) };
  }

  async readTransfer(transferId: string): Promise<TransferV1> {
    const transfer = await readTransfer(this.dataSource, transferId);
    if (!transfer) throw LEDGER_ERRORS.error('ledger.transfer_unknown', { field: 'transferId' });
    return transfer;
  }
}
