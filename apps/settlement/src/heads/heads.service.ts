import { reachOf } from '@hanout/access';
import type { HeadPublishedV1, LedgerHeadsV1, LedgerHeadV1, ReadLedgerHeadsV1 } from '@hanout/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { keepHead, readHeads, type HeadRow } from './heads.queries';

/** Of a ledger that is the only one. */
const THE_LEDGER = 'ledger';

/** A second memory of what the ledger said of itself, in another database under another login. */
@Injectable()
export class HeadsService {
  private readonly logger = new Logger('ledger-heads');

  constructor(private readonly dataSource: DataSource) {}

  async onHeadPublished(
    { ledger = THE_LEDGER, no, hash, at }: HeadPublishedV1,
    manager: EntityManager,
  ): Promise<void> {
    const { isContradiction } = await keepHead(manager, { ledger, no, hash, at });
    if (!isContradiction) return;
    this.logger.error(
      `${ledger} shows two histories: its head ${no} (${hash}, ${at}) contradicts one that was kept before`,
    );
  }

  async read({ caller, after = '0', limit }: ReadLedgerHeadsV1): Promise<LedgerHeadsV1> {
    reachOf(caller, 'settlement.read-ledger-heads');
    return { items: (await readHeads(this.dataSource, { after, limit })).map(headOf) };
  }
}

function headOf(row: HeadRow): LedgerHeadV1 {
  return {
    cursor: row.head_id,
    ledger: row.ledger,
    no: row.no,
    hash: row.hash,
    at: row.at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    isContradiction: row.is_contradiction,
  };
}
