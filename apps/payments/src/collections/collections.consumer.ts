import {
  takeCollections,
  TakeCollectionsV1,
  type CollectionsTakenV1,
  type NetworkName,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller, type Type } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Speakers } from '../payments/speakers.service';
import { Collections } from './collections.service';

/** The message door for one network’s service: its subject carries its name. */
export function collectionsConsumer(network: NetworkName): Type<object> {
  @Controller()
  class CollectionsConsumer {
    constructor(
      private readonly collections: Collections,
      private readonly speakers: Speakers,
    ) {}

    @Answers(takeCollections[network])
    async take(@Payload() question: TakeCollectionsV1): Promise<CollectionsTakenV1> {
      await this.speakers.demand(network, question, 'payments.take-collections');
      return this.collections.take(question);
    }
  }
  return CollectionsConsumer;
}
