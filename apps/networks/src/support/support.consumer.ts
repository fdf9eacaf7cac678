import {
  readNetworkEnd,
  ReadNetworkEndV1,
  readPayouts,
  ReadPayoutsV1,
  replayNotice,
  ReplayNoticeV1,
  type NetworkEndReadV1,
  type NetworkName,
  type NoticeReplayedV1,
  type PayoutsReadV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { SupportService } from './support.service';

/** The message door of one network for staff: its subjects carry its name. */
export function supportConsumer(network: NetworkName): Type<object> {
  @Controller()
  class SupportConsumer {
    constructor(private readonly support: SupportService) {}

    @Answers(readPayouts[network])
    read(@Payload() question: ReadPayoutsV1): Promise<PayoutsReadV1> {
      return this.support.read(question);
    }

    @Answers(readNetworkEnd[network])
    readEnd(@Payload() question: ReadNetworkEndV1): Promise<NetworkEndReadV1> {
      return this.support.readEnd(question);
    }

    @Answers(replayNotice[network])
    replay(@Payload() question: ReplayNoticeV1): Promise<NoticeReplayedV1> {
      return this.support.replay(question);
    }
  }
  return SupportConsumer;
}
