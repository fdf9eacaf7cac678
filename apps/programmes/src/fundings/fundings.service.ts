import { reachOf } from '@hanout/access';
import { postTransfers, type FundingV1, type RecordFundingV1 } from '@hanout/contracts';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Jobs } from '@hanout/service-kit';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { v5 as uuidV5 } from 'uuid';
import {
  fundAccountId,
  PROGRAMME_CURRENCY,
  ProgrammeAccounts,
  safeguardingAccountId,
} from '../accounts/programme-accounts';
import { transferIdOf } from '../accounts/transfer-id';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import { demandProgramme } from '../rosters/known-programmes';
import { FundingRow } from './funding.entity';

const FUNDINGS = '0b1b4b3e-52b6-4a44-9a5e-5f3a3c7d2e01';

/**
 * Brings a bank deposit into a programme's fund. The bank's reference makes the transfer's id, and a new attempt begins
 * only after the ledger's no to the last: no deposit counts twice.
 */
@Injectable()
export class FundingsService implements OnApplicationBootstrap {
  private readonly logger = new Logger(FundingsService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
    private readonly accounts: ProgrammeAccounts,
    private readonly jobs: Jobs,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.every({ name: 'post-fundings', everyMs: 5_000 }, () => this.postOpenFundings());
  }

  async record({ caller, programme, body }: RecordFundingV1): Promise<FundingV1> {
    reachOf(caller, 'programmes.record-funding');
    demandProgramme(programme);
    if (body.amount.currency !== PROGRAMME_CURRENCY)
      throw PROGRAMMES_ERRORS.error('programmes.currency_not_supported');
    const bankReference = body.bankReference.trim();
    const fundingId = uuidV5(`${programme}/${bankReference}`, FUNDINGS);
    const fresh: unknown[] = await this.dataSource.query(
      `insert into fundings (funding_id, programme, bank_reference, amount_minor, amount_currency, recorded_by)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning funding_id`,
      [fundingId, programme, bankReference, body.amount.minor, body.amount.currency, caller.id],
    );
    const funding = await this.dataSource.manager.findOneByOrFail(FundingRow, { fundingId });
    if (funding.amountMinor !== BigInt(body.amount.minor))
      throw PROGRAMMES_ERRORS.error('programmes.bank_reference_reused');
    if (!funding.postedAt) await this.post(funding.refusal === null ? funding : await this.tryAgain(funding));
    return { repeated: fresh.length === 0, bankReference, amount: body.amount };
  }

  /**
   * The ledger's no is final for its transfer id, so a deposit that is recorded again after one is a new attempt. It is
   * open again, too: without an answer now, it is asked about until there is one. Not after `id_reused`: that says nothing
   * of this deposit, whose money may have moved under the id; a person has to look.
   */
  private async tryAgain({ fundingId, attempt }: FundingRow): Promise<FundingRow> {
    await this.dataSource.query(
      `update fundings set attempt = attempt + 1, refusal = null
        where funding_id = $1 and attempt = $2 and posted_at is null and refusal <> 'id_reused'`,
      [fundingId, attempt],
    );
    return this.dataSource.manager.findOneByOrFail(FundingRow, { fundingId });
  }

  /** Deposits whose posting was not answered: asked again until it is. */
  private async postOpenFundings(): Promise<void> {
    const open = await this.dataSource.manager.find(FundingRow, {
      where: { postedAt: IsNull(), refusal: IsNull() },
      order: { recordedAt: 'ASC' },
      take: 100,
    });
    for (const funding of open) {
      try {
        await this.post(funding);
      } catch (error) {
        this.logger.warn(`funding ${funding.fundingId} is not posted yet: ${String(error)}`);
        if (error instanceof NoAnswer) return;
      }
    }
  }

  private async post({
    fundingId,
    attempt,
    programme,
    bankReference,
    amountMinor,
    amountCurrency,
  }: FundingRow): Promise<void> {
    await this.accounts.open(programme);
    const transferId = transferIdOf(fundingId, attempt);
    const { postings } = await this.asks.ask(postTransfers, {
      transfers: [
        {
          transferId,
          kind: 'fund_deposit',
          reference: bankReference,
          legs: [
            {
              debitAccountId: safeguardingAccountId(),
              creditAccountId: fundAccountId(programme),
              amount: { minor: amountMinor.toString(), currency: amountCurrency },
            },
          ],
        },
      ],
    });
    const posting = postings.find((one) => one.transferId === transferId);
    if (!posting) throw new NoAnswer(postTransfers.subject, 'the answer lacks the transfer');
    if (posting.outcome === 'refused') {
      const reason = posting.reason ?? 'unknown';
      await this.dataSource.query(
        'update fundings set refusal = $3 where funding_id = $1 and attempt = $2 and posted_at is null',
        [fundingId, attempt, reason],
      );
      throw PROGRAMMES_ERRORS.error('programmes.funding_refused', { params: { reason } });
    }
    await this.dataSource.query(
      'update fundings set posted_at = $2, refusal = null where funding_id = $1 and posted_at is null',
      [fundingId, posting.postedAt ?? new Date().toISOString()],
    );
  }
}
