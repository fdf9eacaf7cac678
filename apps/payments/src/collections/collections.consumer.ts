import { takeCollections, TakeCollectionsV1, type CollectionsTakenV1 } from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Collections } from './collections.service';

@Controller()
export class CollectionsConsumer {
  constructor(private readonly collections: Collections) {}

  @Answers(takeCollections)
  take(@Payload() question: TakeCollectionsV1): Promise<CollectionsTakenV1> {
    return this.collections.take(question);
  }
}
