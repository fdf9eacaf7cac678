import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type {
  AddKycEvidenceV1,
  KycEvidenceListV1,
  KycEvidenceV1,
  KycPictureV1,
  ListKycEvidenceV1,
  ReadKycEvidenceV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { CLOCK } from '@hanout/service-kit';
import { IdentityConfig } from '../config';
import { KYC_CASE_MOVES } from '../kyc-cases/kyc-case.moves';
import { demandPrincipal, visible, whoseIs } from '../kyc-cases/kyc-case.reach';
import { KYC_CASES_ERRORS } from '../kyc-cases/kyc-cases.errors';
import { readCase, type CaseRow } from '../kyc-cases/kyc-cases.queries';
import { PersonalData } from '../personal-data/personal-data.service';
import { evidencePlace } from '../personal-data/places';
import { KYC_EVIDENCE_ERRORS } from './kyc-evidence.errors';
import {
  insertEvidence,
  listEvidence,
  readEvidence,
  readSealedPicture,
  type EvidenceRow,
} from './kyc-evidence.queries';
import { PictureDesk } from './picture-desk';

/** What is shown for a higher tier: pictures, decoded and written anew before they are sealed. */
@Injectable()
export class KycEvidence {
  private readonly desk: PictureDesk;

  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly audit: Audit,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.desk = new PictureDesk({ atOnce: config.picturesAtOnce, waitingMax: config.picturesWaitingMax });
  }

  /** @throws DomainError of the picture, `identity.kyc_case_moved_on`, `identity.evidence_full` */
  async add({ caller, caseId, body }: AddKycEvidenceV1): Promise<KycEvidenceV1> {
    const mine = whoseIs(caller, 'identity.add-kyc-evidence');
    const { evidenceId, kind } = body;
    const sent = Buffer.from(body.picture, 'base64');
    const sentHash = this.personalData.hashContent(sent);
    const isSame = (row: EvidenceRow): boolean =>
      row.case_id === caseId.toLowerCase() && row.kind === kind && row.sent_hash.equals(sentHash);
    const known = async (manager: EntityManager): Promise<KycEvidenceV1 | undefined> => {
      const row = await readEvidence(manager, evidenceId);
      if (row === undefined) return undefined;
      if (!isSame(row))
        throw KYC_EVIDENCE_ERRORS.error('identity.evidence_id_reused', { field: 'evidenceId' });
      return evidenceOf(row);
    };

    // Nobody has us decode a picture for a case that is not his or takes none.
    const { manager } = this.dataSource;
    const row = visible(await readCase(manager, caseId), mine);
    await demandPrincipal(manager, caller, row.network);
    const repeated = await known(manager);
    if (repeated) return repeated;
    demandOpen(row);
    const picture = await this.desk.read(sent);

    return inTransaction(this.dataSource, async (manager) => {
      demandOpen((await readCase(manager, caseId, { lock: true }))!);
      const repeated = await known(manager);
      if (repeated) return repeated;
      if ((await listEvidence(manager, caseId)).length >= this.config.evidencePerCaseMax)
        throw KYC_EVIDENCE_ERRORS.error('identity.evidence_full');
      const isAdded = await insertEvidence(manager, {
        evidenceId,
        caseId,
        kind,
        sha256: createHash('sha256').update(picture).digest(),
        sizeBytes: picture.length,
        sentHash,
        imageSealed: this.personalData.seal(picture, evidencePlace(evidenceId.toLowerCase())),
        keyId: this.personalData.sealingKeyId,
        by: caller.id,
        at: this.clock.now(),
      });
      // Of another case: those of this one take turns.
      if (!isAdded) throw KYC_EVIDENCE_ERRORS.error('identity.evidence_id_reused', { field: 'evidenceId' });
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.add-kyc-evidence',
        subject: { kind: 'kyc-case', id: caseId },
        after: { evidenceId, kind },
      });
      return (await known(manager))!;
    });
  }

  async list({ caller, caseId }: ListKycEvidenceV1): Promise<KycEvidenceListV1> {
    const mine = whoseIs(caller, 'identity.list-kyc-evidence');
    visible(await readCase(this.dataSource.manager, caseId), mine);
    return { evidence: (await listEvidence(this.dataSource.manager, caseId)).map(evidenceOf) };
  }

  async read({ caller, caseId, evidenceId }: ReadKycEvidenceV1): Promise<KycPictureV1> {
    reachOf(caller, 'identity.read-kyc-evidence');
    return inTransaction(this.dataSource, async (manager) => {
      const row = await readSealedPicture(manager, { caseId, evidenceId });
      if (row === undefined) throw KYC_EVIDENCE_ERRORS.error('identity.unknown_evidence');
      await this.audit.record(manager, {
        by: caller,
        operation: 'identity.read-kyc-evidence',
        subject: { kind: 'kyc-case', id: caseId },
        after: { evidenceId },
      });
      const place = evidencePlace(row.evidence_id);
      const picture = this.personalData.openBytes(row.image_sealed, row.key_id, place);
      return { ...evidenceOf(row), mediaType: 'image/jpeg', picture: picture.toString('base64') };
    });
  }
}

/** Whoever may still submit it may still add to it. */
function demandOpen({ state }: CaseRow): void {
  if (!(KYC_CASE_MOVES.submit.from as readonly string[]).includes(state))
    throw KYC_CASES_ERRORS.error('identity.kyc_case_moved_on');
}

function evidenceOf(row: EvidenceRow): KycEvidenceV1 {
  return {
    evidenceId: row.evidence_id,
    caseId: row.case_id,
    kind: row.kind,
    sha256: row.sha256.toString('hex'),
    sizeBytes: row.size_bytes,
    addedAt: row.added_at.toISOString(),
  };
}
