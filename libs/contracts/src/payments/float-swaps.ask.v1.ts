import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { PaymentV1 } from './payment.v1';
import { IDEMPOTENCY_KEY, PaymentAnswerV1 } from './payments.ask.v1';

export class FloatSwapBodyV1 {
  /** Of the agent who is asked for float. */
  @Length(2, 24)
  agentCode: string;

  /** His; absent: the asker's own. */
  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;

  /** What the asker hands over in notes and gets as float. */
  @IsMoney()
  amount: PositiveMoneyV1;
}

export class AskForFloatV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @Matches(IDEMPOTENCY_KEY)
  idempotencyKey: string;

  @IsPart(() => FloatSwapBodyV1)
  body: FloatSwapBodyV1;
}

export class AnswerFloatSwapV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  paymentId: string;
}

export class ReadFloatSwapsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

/** As his sign says it. */
export class SwappingAgentV1 {
  @IsIn(NETWORKS)
  network: NetworkName;

  @IsString()
  agentCode: string;

  @IsString()
  tradeNameAr: string;

  @IsString()
  tradeNameFr: string;
}

export class FloatSwapV1 {
  @IsPart(() => PaymentV1)
  payment: PaymentV1;

  /** Who gives float and gets notes. */
  @IsPart(() => SwappingAgentV1)
  giver: SwappingAgentV1;

  /** Who asked. */
  @IsPart(() => SwappingAgentV1)
  asker: SwappingAgentV1;
}

export class FloatSwapsV1 {
  @IsListOf(() => FloatSwapV1, 100, 0)
  items: FloatSwapV1[];
}

/** An agent who has notes asks one who has float: it waits for the other's word. Taken back by `cancel-payment`. */
export const askForFloat = defineAsk({
  subject: 'payments.ask.ask-for-float.v1',
  question: AskForFloatV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});

/** He has the notes in hand: the float goes over. Said again, it is the same. */
export const agreeToFloatSwap = defineAsk({
  subject: 'payments.ask.agree-to-float-swap.v1',
  question: AnswerFloatSwapV1,
  answer: PaymentAnswerV1,
  deadlineMs: 15_000,
});

export const refuseFloatSwap = defineAsk({
  subject: 'payments.ask.refuse-float-swap.v1',
  question: AnswerFloatSwapV1,
  answer: PaymentAnswerV1,
});

/** Those that wait, asked of the caller's counter or by it, the first to run out first. */
export const readFloatSwaps = defineAsk({
  subject: 'payments.ask.read-float-swaps.v1',
  question: ReadFloatSwapsV1,
  answer: FloatSwapsV1,
});
