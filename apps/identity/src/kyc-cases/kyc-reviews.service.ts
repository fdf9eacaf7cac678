import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import { businessDayOf, type Clock } from '@hanout/calendar';
import type {
  ClaimedKycCaseV1,
  ClaimKycCaseV1,
  KycCaseV1,
  OverdueKycCasesV1,
  ReadOverdueKycCasesV1,
  ReviewKycCaseV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { readSealingKey } from '@hanout/sealing';
import { Screening, screeningError } from '../screening/screening.service';
import { Verifications } from '../re-verification/verifications.service';
import { WalletTiers } from '../tiers/wallet-tiers.service';
import { answerOf } from './kyc-case.answer';
import { REASONS_OF } from './kyc-case.moves';
import { KYC_CASES_ERRORS } from './kyc-cases.errors';
import {
  addReviewRules,
  lockOldest,
  lockReviewer,
  makeMove,
  readCase,
  readClaimed,
  readLastReview,
  readOverdue,
  readReviewRules,
} from './kyc-cases.queries';
import seed from './review-rules.json';
import { isDrawn, resultOf } from './review';

/** The reviewers' side: a queue, one case each, four outcomes. */
@Injectable()
export class KycReviews implements OnModuleInit {
  private readonly drawKey: Buffer;

  constructor(
    private readonly dataSource: DataSource,
    private readonly walletTiers: WalletTiers,
    private readonly screening: Screening,
    private readonly verifications: Verifications,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
    config: IdentityConfig,
  ) {
    this.drawKey = readSealingKey(config.lookupHashKey);
  }

  onModuleInit(): Promise<void> {
    return addReviewRules(this.dataSource.manager, seed);
  }

  async claim({ caller }: ClaimKycCaseV1): Promise<ClaimedKycCaseV1> {
    reachOf(caller, 'identity.review-kyc-case');
    return inTransaction(this.dataSource, async (manager) => {
      await lockReviewer(manager, caller.id);
      const held = await readClaimed(manager, caller.id);
      if (held !== undefined) return { cases: [answerOf(held)] };
      const caseId = await lockOldest(manager, caller.id);
      if (caseId === undefined) return { cases: [] };
      await makeMove(manager, {
        caseId,
        move: 'claim',
        to: 'in_review',
        by: caller.id,
        at: this.clock.now(),
      });
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.claim-kyc-case',
        subject: { kind: 'kyc-case', id: caseId },
      });
      return { cases: [answerOf((await readCase(manager, caseId))!)] };
    });
  }

  /**
   * An approval, and the tier that comes of it, are one transaction.
   *
   * @throws DomainError `identity.kyc_reason_unfit`, `identity.kyc_case_moved_on`, `identity.kyc_last_word`,
   *   `identity.screening_open`, `identity.screening_confirmed`, `identity.screening_cleared_by_you`,
   *   `identity.document_date_missing`, `identity.document_expired`
   */
  async review({ caller, caseId, body }: ReviewKycCaseV1): Promise<KycCaseV1> {
    reachOf(caller, 'identity.review-kyc-case');
    const { outcome, reason, documentExpiresOn } = body;
    if (!REASONS_OF[outcome].includes(reason))
      throw KYC_CASES_ERRORS.error('identity.kyc_reason_unfit', { field: 'reason' });
    if (outcome === 'approved') await this.screenHolder(caseId);
    return inTransaction(this.dataSource, async (manager) => {
      const row = await readCase(manager, caseId, { lock: true });
      if (row === undefined) throw KYC_CASES_ERRORS.error('identity.unknown_kyc_case');
      if (row.claimed_by !== caller.id) {
        const said = await readLastReview(manager, { caseId, by: caller.id });
        if (said?.outcome === outcome && said.reason === reason) return answerOf(row);
        throw KYC_CASES_ERRORS.error('identity.kyc_case_moved_on');
      }
      if (outcome === 'approved') this.verifications.demandDocument(documentExpiresOn);
      const at = this.clock.now();
      const { secondReviewBps } = await readReviewRules(manager, businessDayOf(at));
      const result = resultOf(
        {
          stage: row.stage,
          firstOutcome: row.first_outcome,
          isDrawn: isDrawn(this.drawKey, caseId, secondReviewBps),
        },
        outcome,
      );
      if (result === undefined) throw KYC_CASES_ERRORS.error('identity.kyc_last_word', { field: 'outcome' });
      // Of every approval, not only of the last: whoever is not refused would know that his case is drawn.
      if (outcome === 'approved') {
        const objection = await this.screening.objectionTo(manager, row.person_id, caller.id);
        if (objection) throw screeningError(objection);
      }
      await makeMove(manager, {
        caseId,
        move: 'review',
        to: result.state,
        stage: result.stage,
        firstOutcome: result.firstOutcome,
        by: caller.id,
        at,
        outcome,
        reason,
      });
      if (result.state === 'approved') {
        const { wallet_id: walletId, tier } = row;
        await this.verifications.verify(manager, { walletId, tier, caseId, documentExpiresOn });
        await this.walletTiers.raise(manager, { walletId, tier, reason: 'case_approved' });
      }
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.review-kyc-case',
        subject: { kind: 'kyc-case', id: caseId },
        before: { state: row.state, stage: row.stage },
        after: { outcome, state: result.state, stage: result.stage },
        reason,
      });
      return answerOf((await readCase(manager, caseId))!);
    });
  }

  private async screenHolder(caseId: string): Promise<void> {
    const row = await readCase(this.dataSource.manager, caseId);
    if (row?.state === 'in_review') await this.screening.screenNow(row.person_id);
  }

  async overdue({ caller }: ReadOverdueKycCasesV1): Promise<OverdueKycCasesV1> {
    reachOf(caller, 'identity.read-overdue-kyc-cases');
    return { cases: (await readOverdue(this.dataSource.manager, this.clock.now())).map(answerOf) };
  }
}
