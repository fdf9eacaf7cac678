import type { TransfersPostedV1, TransferToPostV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LedgerConfig } from '../config';
import { PostingQueue } from './posting-queue';
import { postTransfers } from './transfers.queries';

@Injectable()
export class TransfersService {
  private readonly queue: PostingQueue;

  constructor(dataSource: DataSource, { flushMax, queueMax }: LedgerConfig) {
    this.queue = new PostingQueue((transfers) => postTransfers(dataSource, transfers), {
      flushMax,
      queueMax,
    });
  }

  /** Each transfer is posted, repeated or refused on its own; the answers are in the order of the question. */
  async postTransfers(transfers: readonly TransferToPostV1[]): Promise<TransfersPostedV1> {
    return { postings: await this.queue.post(transfers) };
  }
}
