import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import { SHARE_PARTIES, type ShareParty } from '../fees/fee-schedule.v1';
import { defineFact } from '../message';
import { IsMoney, IsMoneyOrZero, MoneyV1, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import {
  FEE_SIDES,
  PAYMENT_CHANNELS,
  PAYMENT_KINDS,
  type FeeSide,
  type PaymentChannel,
  type PaymentKind,
} from './payment.v1';

export const PARTY_KINDS = ['customer', 'merchant', 'agent', 'biller', 'network'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** One side of a payment: an account and who holds it. */
export class PartyV1 {
  /** The account in the ledger. */
  @IsUUID()
  walletId: string;

  @IsIn(PARTY_KINDS)
  kind: PartyKind;

  @IsIn(NETWORKS)
  network: NetworkName;

  /** Absent for a biller and for a network, which stands for whoever has an account at its own system. */
  @IsOptional()
  @IsUUID()
  personId?: string;

  /** Of an agent's float: whose it is. */
  @IsOptional()
  @IsUUID()
  agentId?: string;

  /** The merchant's, agent's or biller's public code. */
  @IsOptional()
  @IsString()
  code?: string;

  /** As a shop, agent or biller is called in public; a person has none here. */
  @IsOptional()
  @IsString()
  tradeNameAr?: string;

  @IsOptional()
  @IsString()
  tradeNameFr?: string;

  /** Of a merchant, ISO 18245. */
  @IsOptional()
  @Matches(/^\d{4}$/)
  mcc?: string;
}

/** Whose a part of the fee is. The shares of a fee sum to it. */
export class FeeShareV1 {
  @IsIn(SHARE_PARTIES)
  party: ShareParty;

  /** In 1/10,000 of the minor unit. */
  @Matches(/^(0|[1-9]\d{0,21})$/)
  fraction: string;
}

/** What the payment costs and how that was worked out. A fee is posted with its payment, or accrues, never both. */
export class PaymentFeeV1 {
  @IsIn(FEE_SIDES)
  paidBy: FeeSide;

  /** Posted with the payment. Of a refund: given back. */
  @IsMoneyOrZero()
  amount: MoneyV1;

  /** Not posted: in 1/10,000 of the minor unit, for the bill of the day. Of a refund: given back. */
  @Matches(/^(0|[1-9]\d{0,21})$/)
  accrued: string;

  /** Absent where nothing is priced. */
  @IsOptional()
  @IsUUID()
  scheduleId?: string;

  /** Of the fee, posted or accrued. */
  @IsListOf(() => FeeShareV1, 5, 0)
  shares: FeeShareV1[];
}

/** Money has moved between two accounts; of a refund the merchant is the payer. */
export class CompletedPaymentV1 {
  @IsUUID()
  paymentId: string;

  @IsIn(PAYMENT_KINDS)
  kind: PaymentKind;

  @IsIn(PAYMENT_CHANNELS)
  channel: PaymentChannel;

  @IsString()
  reference: string;

  /** The code on a till that it was paid by. */
  @IsOptional()
  @IsUUID()
  qrCodeId?: string;

  @IsPart(() => PartyV1)
  payer: PartyV1;

  @IsPart(() => PartyV1)
  payee: PartyV1;

  @IsMoney()
  amount: PositiveMoneyV1;

  @IsPart(() => PaymentFeeV1)
  fee: PaymentFeeV1;

  /** Of a refund, recall or reversal: the payment it gives back. */
  @IsOptional()
  @IsUUID()
  refundOf?: string;

  /** The amount of that payment, by which it was priced. */
  @IsOptional()
  @IsMoney()
  refundOfAmount?: PositiveMoneyV1;

  /** Of a payout or a collection: the number that the network has for it. */
  @IsOptional()
  @Matches(/^[\x21-\x7e]{1,64}$/)
  networkRef?: string;

  @IsISO8601()
  completedAt: string;
}

/** As many payments as one fact tells of: a group that was settled in one commit. */
export const COMPLETED_PAYMENTS_MAX = 500;

/** Payments whose money has moved, each told once. */
export class PaymentsCompletedV1 {
  @IsListOf(() => CompletedPaymentV1, COMPLETED_PAYMENTS_MAX)
  payments: CompletedPaymentV1[];
}

export const paymentsCompleted = defineFact({
  subject: 'payments.evt.payments-completed.v1',
  data: PaymentsCompletedV1,
  readers: ['settlement', 'notifications', 'fees'],
});
