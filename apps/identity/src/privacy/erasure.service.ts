import { Audit } from '@hanout/audit';
import { businessDayOf, type Clock } from '@hanout/calendar';
import { changeAccount, readBalances, type ErasePersonV1, type PersonErasedV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Asks } from '@hanout/messaging';
import { CLOCK, Jobs } from '@hanout/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';
import { beginErasure, emptyExpired, eraseRows, readErasure, type ErasureRow } from './erasure.queries';
import { personOf } from './person-of';
import { PRIVACY_ERRORS } from './privacy.errors';
import { retentionFrom } from './retention';

const EMPTY_EVERY_MS = 3_600_000;
const EMPTY_BATCH = 500;

/**
 * Somebody leaves. Wallets close, what no law keeps goes, and the identity that the law keeps stays sealed where nothing
 * finds it any more; when its time is over it is emptied. The same card that comes again is a new person.
 */
@Injectable()
export class Erasures implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'empty-erased', everyMs: EMPTY_EVERY_MS }, () => this.emptyExpired());
  }

  /** @returns whether there may be more */
  async emptyExpired(): Promise<boolean> {
    const day = businessDayOf(this.clock.now());
    const emptied = await inTransaction(this.dataSource, (manager) =>
      emptyExpired(manager, day, EMPTY_BATCH),
    );
    return emptied === EMPTY_BATCH;
  }

  /** @throws NoAnswer when the ledger does not answer: nothing is erased then; ask again */
  async erase({ caller, personId: named, body }: ErasePersonV1): Promise<PersonErasedV1> {
    const personId = personOf(caller, 'identity.erase-person', named);
    const { manager } = this.dataSource;
    const before = await readErasure(manager, personId);
    if (before !== undefined) return answerOf(personId, before);
    const known: unknown[] = await manager.query('select 1 from people where person_id = $1', [personId]);
    if (known.length === 0) throw PRIVACY_ERRORS.error('identity.unknown_person');
    await this.closeWallets(personId);
    const erasure = await inTransaction(this.dataSource, async (within) => {
      const at = this.clock.now();
      const { keptUntil, because } = retentionFrom(businessDayOf(at));
      if (await beginErasure(within, personId, { at, keptUntil, because })) {
        await eraseRows(within, personId, at);
        await this.audit.record(within, {
          by: caller,
          operation: 'identity.erase-person',
          subject: { kind: 'person', id: personId },
          after: { keptUntil },
          reason: body.reason,
        });
      }
      return (await readErasure(within, personId))!;
    });
    return answerOf(personId, erasure);
  }

  /** All are looked at before one is closed; the ledger itself refuses one that money has reached meanwhile. */
  private async closeWallets(personId: string): Promise<void> {
    const rows: { wallet_id: string }[] = await this.dataSource.query(
      'select wallet_id from wallets where person_id = $1 order by wallet_id',
      [personId],
    );
    const accountIds = rows.map((row) => row.wallet_id);
    if (accountIds.length === 0) return;
    const { balances } = await this.asks.ask(readBalances, { accountIds });
    if (balances.some(({ balance }) => balance.minor !== '0'))
      throw PRIVACY_ERRORS.error('identity.wallet_not_empty');
    for (const accountId of accountIds) {
      const { outcome, reason } = await this.asks.ask(changeAccount, {
        changeId: uuidV5('erasure', accountId),
        accountId,
        status: 'closed',
        reason: 'holder_left',
      });
      const isClosed = outcome !== 'refused' || reason === 'account_closed' || reason === 'unknown_account';
      if (!isClosed) throw PRIVACY_ERRORS.error('identity.wallet_not_empty');
    }
  }
}

function answerOf(personId: string, row: ErasureRow): PersonErasedV1 {
  return {
    personId,
    erasedAt: row.erased_at.toISOString(),
    keptUntil: row.kept_until,
    keptBecause: row.kept_because,
  };
}
