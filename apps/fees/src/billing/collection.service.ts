import { commissionBilled, postTransfers, type CommissionBilledV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks, Outbox } from '@hanout/messaging';
import { failpoint } from '@hanout/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isAnswer } from '../answers';
import { FeesConfig } from '../config';
import { toTransfer, type Bill } from './bill';
import { collectShares } from './bill-shares.queries';
import { claimBills, markPosted, markRefused } from './bills.queries';

const BATCH = 200;

/**
 * Asks the ledger to move what is billed to the account for fees. No answer leaves a bill as it is: it is asked for again
 * under the same id. What the ledger answers is final for that bill; what it refuses is due again on the next one.
 */
@Injectable()
export class CollectionService {
  private readonly logger = new Logger('collection');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly outbox: Outbox,
    private readonly config: FeesConfig,
  ) {}

  /** True when there may be more to ask for. @throws NoAnswer when the ledger is not there */
  async collectNext(): Promise<boolean> {
    const { ledgerDeadlineMs: deadlineMs, askAgainAfterMs: pauseMs } = this.config;
    const bills = await claimBills(this.dataSource.manager, { limit: BATCH, pauseMs });
    if (bills.length === 0) return false;
    failpoint('fees.asking');
    const { postings } = await this.asks.ask(
      postTransfers,
      { transfers: bills.map(toTransfer) },
      { deadlineMs },
    );
    failpoint('fees.answered');
    await inTransaction(this.dataSource, async (manager) => {
      // In the order in which wallets are locked by whoever bills.
      const answers = bills.map((bill, place) => ({ bill, posting: postings[place] }));
      answers.sort((one, other) => (one.bill.walletId < other.bill.walletId ? -1 : 1));
      const posted: CommissionBilledV1[] = [];
      for (const { bill, posting } of answers) {
        if (!isAnswer(bill.billId, posting)) {
          this.logger.error(`bill ${bill.billId} stays asked: the ledger said ${JSON.stringify(posting)}`);
        } else if (posting.outcome === 'refused') {
          await markRefused(manager, bill.billId, posting.reason ?? 'refused');
        } else {
          const postedAt = posting.postedAt ?? new Date().toISOString();
          if (await markPosted(manager, bill.billId, postedAt)) posted.push(factOf(bill, postedAt));
        }
      }
      await collectShares(
        manager,
        posted.map(({ billId }) => billId),
      );
      await this.outbox.addAll(manager, commissionBilled, posted);
      failpoint('fees.writing');
    });
    failpoint('fees.written');
    return true;
  }
}

function factOf(bill: Bill, postedAt: string): CommissionBilledV1 {
  const { billId, walletId, personId, day, vatBps, carried, currency } = bill;
  const money = (minor: bigint) => ({ minor: minor.toString(), currency });
  return {
    billId,
    walletId,
    ...(personId !== null && { personId }),
    day,
    amount: money(bill.amountMinor),
    net: money(bill.netMinor),
    vat: money(bill.vatMinor),
    vatBps,
    carried: carried.toString(),
    postedAt,
  };
}
