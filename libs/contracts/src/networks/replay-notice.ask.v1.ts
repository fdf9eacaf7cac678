import { IsIn, IsString, IsUUID, Length } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsPart } from '../nested';
import { NETWORKS, type NetworkName } from './network-names';

export class NoticeReplayV1 {
  /** For the audit trail; names nobody. */
  @IsString()
  @Length(3, 200)
  reason: string;
}

export class ReplayNoticeV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  noticeId: string;

  @IsPart(() => NoticeReplayV1)
  body: NoticeReplayV1;
}

export class NoticeReplayedV1 {
  @IsUUID()
  noticeId: string;

  /** It is read and applied anew, as any other. */
  @IsIn(['kept'])
  state: 'kept';
}

/**
 * A notice that is a dead letter is tried again. One subject a network: `networks-cash-plus.ask.replay-notice.v1`.
 * Errors: `networks.unknown_notice`, `networks.not_dead`.
 */
export const replayNotice = Object.fromEntries(
  NETWORKS.map((network) => [
    network,
    defineAsk({
      subject: `networks-${network}.ask.replay-notice.v1`,
      question: ReplayNoticeV1,
      answer: NoticeReplayedV1,
    }),
  ]),
) as Record<NetworkName, ReturnType<typeof defineAsk<ReplayNoticeV1, NoticeReplayedV1>>>;
