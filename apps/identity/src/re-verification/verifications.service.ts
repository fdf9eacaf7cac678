import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '@hanout/audit';
import { businessDayOf, isBusinessDay, type Clock } from '@hanout/calendar';
import { verificationDue } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Outbox } from '@hanout/messaging';
import { CLOCK } from '@hanout/service-kit';
import { WalletTiers } from '../tiers/wallet-tiers.service';
import seed from './re-verification-rules.json';
import { RE_VERIFICATION_ERRORS } from './re-verification.errors';
import { addReVerificationRules, putVerification, takeLapsed, takeNotices } from './verifications.queries';

const NOTICES_AT_ONCE = 200;
const FIRST_TIER = 1;

/** Until when it is known who a holder is: documents expire, and so does what was seen of them. */
@Injectable()
export class Verifications implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly walletTiers: WalletTiers,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): Promise<void> {
    return addReVerificationRules(this.dataSource.manager, seed);
  }

  /**
   * Of every reviewer who approves, also of the first of two: who need not say it would know that his case is drawn.
   *
   * @throws DomainError `identity.document_date_missing`, `identity.document_expired`, field `documentExpiresOn`
   */
  demandDocument(documentExpiresOn: string | undefined): string {
    const field = 'documentExpiresOn';
    if (!isBusinessDay(documentExpiresOn))
      throw RE_VERIFICATION_ERRORS.error('identity.document_date_missing', { field });
    if (documentExpiresOn < businessDayOf(this.clock.now()))
      throw RE_VERIFICATION_ERRORS.error('identity.document_expired', { field });
    return documentExpiresOn;
  }

  /** With an approval, before the wallet is touched. @throws DomainError as `demandDocument` */
  async verify(
    manager: EntityManager,
    approved: { walletId: string; tier: number; caseId: string; documentExpiresOn: string | undefined },
  ): Promise<void> {
    const documentExpiresOn = this.demandDocument(approved.documentExpiresOn);
    const day = businessDayOf(this.clock.now());
    if (!(await putVerification(manager, { ...approved, documentExpiresOn, day })))
      throw new Error(`No rule for verifying tier ${approved.tier} again is in force`);
  }

  /** Tells holders, once each. @returns whether there may be more */
  async tellDue(): Promise<boolean> {
    const at = this.clock.now();
    return inTransaction(this.dataSource, async (manager) => {
      const rows = await takeNotices(manager, { day: businessDayOf(at), at, limit: NOTICES_AT_ONCE });
      for (const row of rows)
        await this.outbox.add(manager, verificationDue, {
          caseId: row.case_id,
          walletId: row.wallet_id,
          personId: row.person_id,
          tier: row.tier,
          lastDay: row.last_day,
        });
      return rows.length === NOTICES_AT_ONCE;
    });
  }

  /** Lets one wallet fall to the first tier. @returns false when there is none */
  async lapseOne(): Promise<boolean> {
    const at = this.clock.now();
    return inTransaction(this.dataSource, async (manager) => {
      const row = await takeLapsed(manager, { day: businessDayOf(at), at });
      if (row === undefined) return false;
      if (row.state !== 'open' || row.wallet_tier <= FIRST_TIER) return true;
      await this.walletTiers.change(manager, {
        walletId: row.wallet_id,
        tier: FIRST_TIER,
        reason: 'verification_lapsed',
      });
      await this.audit.record(manager, {
        by: { kind: 'system', id: 're-verification' },
        operation: 'identity.lapse-verification',
        subject: { kind: 'wallet', id: row.wallet_id },
        before: { tier: row.wallet_tier },
        after: { tier: FIRST_TIER },
      });
      return true;
    });
  }
}
