import { IsBoolean, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { ApprovalBodyV1, ClosingBodyV1, ProposalsV1, ProposalV1 } from '../identity/proposals.ask.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { CodeRecipientV1 } from '../payments/withdrawal-codes.ask.v1';

export class VoucherReissueBodyV1 {
  /** Made by the asker: proposing again with it is the same. */
  @IsUUID()
  proposalId: string;

  @Matches(/^\d{16,25}$/)
  serial: string;

  @IsString()
  @Length(1, 500)
  reason: string;

  /** Whose phone is told the new code. Left out: the phone that was told the last one, or else the payment slip. */
  @IsOptional()
  @IsPart(() => CodeRecipientV1)
  recipient?: CodeRecipientV1;
}

export class ProposeVoucherReissueV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => VoucherReissueBodyV1)
  body: VoucherReissueBodyV1;
}

export class ApproveVoucherReissueV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  proposalId: string;

  @IsPart(() => ApprovalBodyV1)
  body: ApprovalBodyV1;
}

export class RejectVoucherReissueV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  proposalId: string;

  @IsPart(() => ClosingBodyV1)
  body: ClosingBodyV1;
}

export class ReadVoucherReissuesV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Only those that wait for a decision. */
  @IsOptional()
  @IsBoolean()
  isOpen?: boolean;

  /** The last id of the page before. */
  @IsOptional()
  @IsUUID()
  before?: string;
}

/** A new code for a voucher that was lost, locked or has expired: the old one is dead for ever. */
export const proposeVoucherReissue = defineAsk({
  subject: 'programmes.ask.propose-voucher-reissue.v1',
  question: ProposeVoucherReissueV1,
  answer: ProposalV1,
});

/** By another person than the maker. The money of an expired one comes out of the programme's fund again first. */
export const approveVoucherReissue = defineAsk({
  subject: 'programmes.ask.approve-voucher-reissue.v1',
  question: ApproveVoucherReissueV1,
  answer: ProposalV1,
  deadlineMs: 15_000,
});

export const rejectVoucherReissue = defineAsk({
  subject: 'programmes.ask.reject-voucher-reissue.v1',
  question: RejectVoucherReissueV1,
  answer: ProposalV1,
});

/** The newest first. */
export const readVoucherReissues = defineAsk({
  subject: 'programmes.ask.read-voucher-reissues.v1',
  question: ReadVoucherReissuesV1,
  answer: ProposalsV1,
});
