import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Operation } from '@hanout/access';
import { Audit } from '@hanout/audit';
import { businessDayOf, type Clock } from '@hanout/calendar';
import type { CallerV1, KycCaseV1, NameKycCaseV1, OpenKycCaseV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { isRenewable } from '../re-verification/verifications.queries';
import { readRuleOn } from '../tiers/tiers.queries';
import { answerOf } from './kyc-case.answer';
import { demandPrincipal, visible, whoseIs } from './kyc-case.reach';
import { KYC_CASES_ERRORS } from './kyc-cases.errors';
import {
  insertCase,
  makeMove,
  readCase,
  readEvidenceKinds,
  readReviewRules,
  readWallet,
  type CaseRow,
} from './kyc-cases.queries';

const HOUR_MS = 3_600_000;

/** Cases as those see them who want a higher tier: opened, filled, submitted, withdrawn. */
@Injectable()
export class KycCases {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async open({ caller, body }: OpenKycCaseV1): Promise<KycCaseV1> {
    const mine = whoseIs(caller, 'identity.open-kyc-case');
    return inTransaction(this.dataSource, async (manager) => {
      const wallet = await readWallet(manager, body.walletId);
      if (wallet === undefined || !mine(wallet)) throw KYC_CASES_ERRORS.error('identity.unknown_kyc_wallet');
      const known = await readCase(manager, body.caseId);
      if (known !== undefined) return answerOf(sameCase(known, body, caller));
      await demandPrincipal(manager, caller, wallet.network);
      const at = this.clock.now();
      const renewal = { walletId: wallet.wallet_id, tier: wallet.tier, day: businessDayOf(at) };
      const isRenewal = wallet.tier === body.tier && (await isRenewable(manager, renewal));
      if (wallet.tier >= body.tier && !isRenewal)
        throw KYC_CASES_ERRORS.error('identity.kyc_tier_not_higher', { field: 'tier' });
      const isOpened = await insertCase(manager, { ...body, by: caller.id, at });
      const row = await readCase(manager, body.caseId);
      if (row === undefined) throw KYC_CASES_ERRORS.error('identity.kyc_case_open_already');
      if (!isOpened) return answerOf(sameCase(row, body, caller));
      await this.record(manager, { caller, row, operation: 'identity.open-kyc-case' });
      return answerOf(row);
    });
  }

  async read({ caller, caseId }: NameKycCaseV1): Promise<KycCaseV1> {
    const mine = whoseIs(caller, 'identity.read-kyc-case');
    return answerOf(visible(await readCase(this.dataSource.manager, caseId), mine));
  }

  /** @throws DomainError `identity.evidence_missing`, `identity.kyc_case_moved_on` */
  async submit({ caller, caseId }: NameKycCaseV1): Promise<KycCaseV1> {
    const mine = whoseIs(caller, 'identity.submit-kyc-case');
    return inTransaction(this.dataSource, async (manager) => {
      const row = visible(await readCase(manager, caseId, { lock: true }), mine);
      if (row.state === 'submitted') return answerOf(row);
      await demandPrincipal(manager, caller, row.network);
      const at = this.clock.now();
      const day = businessDayOf(at);
      await demandEvidence(manager, row, day);
      const { dueHours } = await readReviewRules(manager, day);
      const isMoved = await makeMove(manager, {
        caseId,
        move: 'submit',
        to: 'submitted',
        stage: 'first',
        by: caller.id,
        at,
        dueAt: new Date(at.getTime() + dueHours * HOUR_MS),
      });
      if (!isMoved) throw KYC_CASES_ERRORS.error('identity.kyc_case_moved_on');
      await this.record(manager, { caller, row, operation: 'identity.submit-kyc-case' });
      return answerOf((await readCase(manager, caseId))!);
    });
  }

  /** @throws DomainError `identity.kyc_case_moved_on` while a reviewer has it, or when it is decided */
  async withdraw({ caller, caseId }: NameKycCaseV1): Promise<KycCaseV1> {
    const mine = whoseIs(caller, 'identity.withdraw-kyc-case');
    return inTransaction(this.dataSource, async (manager) => {
      const row = visible(await readCase(manager, caseId, { lock: true }), mine);
      if (row.state === 'withdrawn') return answerOf(row);
      const at = this.clock.now();
      const isMoved = await makeMove(manager, {
        caseId,
        move: 'withdraw',
        to: 'withdrawn',
        by: caller.id,
        at,
      });
      if (!isMoved) throw KYC_CASES_ERRORS.error('identity.kyc_case_moved_on');
      await this.record(manager, { caller, row, operation: 'identity.withdraw-kyc-case' });
      return answerOf((await readCase(manager, caseId))!);
    });
  }

  private record(
    manager: EntityManager,
    { caller, row, operation }: { caller: CallerV1; row: CaseRow; operation: Operation },
  ): Promise<void> {
    return this.audit.record(manager, {
      by: caller,
      operation,
      subject: { kind: 'kyc-case', id: row.case_id },
      after: { walletId: row.wallet_id, tier: row.tier },
    });
  }
}

function sameCase(row: CaseRow, { walletId, tier }: OpenKycCaseV1['body'], caller: CallerV1): CaseRow {
  const isSame = row.wallet_id === walletId.toLowerCase() && row.tier === tier && row.opened_by === caller.id;
  if (!isSame) throw KYC_CASES_ERRORS.error('identity.kyc_case_id_reused', { field: 'caseId' });
  return row;
}

/** The phone was proven when the wallet was opened; everything else must have been shown in this case. */
async function demandEvidence(manager: EntityManager, row: CaseRow, day: string): Promise<void> {
  const rule = await readRuleOn(manager, { tier: row.tier, day });
  if (rule === undefined) throw new Error(`No rule is in force for tier ${row.tier}`);
  const shown = await readEvidenceKinds(manager, row.case_id);
  if (rule.evidence.some((kind) => kind !== 'phone_otp' && !shown.has(kind)))
    throw KYC_CASES_ERRORS.error('identity.evidence_missing');
}
