import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type {
  ApproveVoucherReissueV1,
  ProposalsV1,
  ProposalV1,
  ProposeVoucherReissueV1,
  ReadVoucherReissuesV1,
  RejectVoucherReissueV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { TWO_PERSON_ERRORS, TwoPersons, type Proposal } from '@hanout/two-person';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ProgrammesConfig } from '../config';
import { Recipients } from './recipients.service';
import { contentOf, demandReissuable, proposalV1, type ReissueContent } from './reissue';
import { VoucherCodes } from './voucher-codes.service';
import { setState } from './voucher-moves.queries';
import { VoucherMoves } from './voucher-moves.service';
import { VOUCHER_ERRORS } from './vouchers.errors';
import { lockBySerial } from './vouchers.queries';

const REISSUE = 'voucher.reissue';
const LISTED_MAX = 100;

/** A voucher that was lost, locked or has expired gets a new code by two people of the house. */
@Injectable()
export class Reissues {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: TwoPersons,
    private readonly audit: Audit,
    private readonly recipients: Recipients,
    private readonly codes: VoucherCodes,
    private readonly moves: VoucherMoves,
    private readonly config: ProgrammesConfig,
  ) {}

  async propose({ caller, body }: ProposeVoucherReissueV1): Promise<ProposalV1> {
    reachOf(caller, 'programmes.propose-voucher-reissue');
    const { proposalId, serial, reason, recipient } = body;
    const proposal = await inTransaction(this.dataSource, async (manager) => {
      const voucher = await lockBySerial(manager, serial);
      if (!voucher) throw VOUCHER_ERRORS.error('programmes.unknown_voucher', { field: 'serial' });
      demandReissuable(voucher);
      const content = contentOf(voucher, recipient && this.recipients.describe(proposalId, recipient));
      const expiresInSeconds = this.config.approvalSeconds;
      const wish = { proposalId, kind: REISSUE, subjectId: serial, content, reason, expiresInSeconds };
      const proposed = await this.persons.propose(caller, wish, manager);
      if (recipient) await this.recipients.keep(manager, proposalId, recipient.phone);
      return proposed;
    });
    return proposalV1(proposal);
  }

  async list({ caller, isOpen = false, before }: ReadVoucherReissuesV1): Promise<ProposalsV1> {
    reachOf(caller, 'programmes.read-voucher-reissues');
    const page = { isOpen, kind: REISSUE, limit: LISTED_MAX, ...(before !== undefined && { before }) };
    return { items: (await this.persons.list(page)).map(proposalV1) };
  }

  /** By another person than the maker. The same checker again gets the same answer. */
  async approve({ caller, proposalId, body }: ApproveVoucherReissueV1): Promise<ProposalV1> {
    reachOf(caller, 'programmes.approve-voucher-reissue');
    await this.demandReissue(proposalId);
    let reissued: string | undefined;
    const apply = async (manager: EntityManager, proposal: Proposal): Promise<void> => {
      reissued = await this.reissue(manager, proposal, caller);
    };
    const proposal = await this.persons.approve(caller, { proposalId, ...body, apply });
    if (reissued !== undefined) await this.moves.ask(reissued);
    return proposalV1(proposal);
  }

  async reject({ caller, proposalId, body }: RejectVoucherReissueV1): Promise<ProposalV1> {
    reachOf(caller, 'programmes.reject-voucher-reissue');
    await this.demandReissue(proposalId);
    return proposalV1(await this.persons.reject(caller, { proposalId, reason: body.reason }));
  }

  /** The money of an expired one is the programme's again, so the ledger is asked for it first. */
  private async reissue(
    manager: EntityManager,
    { proposalId, subjectId: serial, content }: Proposal,
    by: ApproveVoucherReissueV1['caller'],
  ): Promise<string> {
    const { codeNo, language } = JSON.parse(content) as ReissueContent;
    const voucher = (await lockBySerial(manager, serial))!;
    demandReissuable(voucher);
    if (voucher.codeNo !== codeNo) throw VOUCHER_ERRORS.error('programmes.voucher_changed');
    const phone = await this.recipients.take(manager, proposalId);
    const recipient = phone === undefined ? undefined : { phone, language: language! };
    await this.codes.renew(manager, voucher, recipient);
    if (voucher.state === 'expired') await this.moves.begin(manager, voucher, 'reissue');
    else await setState(manager, voucher.voucherId, 'issued');
    await this.audit.record(manager, {
      by,
      operation: 'programmes.reissue-voucher',
      subject: { kind: 'voucher', id: serial },
      before: { state: voucher.state, codeNo },
      after: { state: voucher.state === 'expired' ? 'reissuing' : 'issued', codeNo: codeNo + 1, proposalId },
    });
    return voucher.voucherId;
  }

  private async demandReissue(proposalId: string): Promise<void> {
    const { kind } = await this.persons.read(proposalId);
    if (kind !== REISSUE) throw TWO_PERSON_ERRORS.error('two-person.unknown_proposal');
  }
}
