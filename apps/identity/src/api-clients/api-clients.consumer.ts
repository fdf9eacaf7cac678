import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  addApiClient,
  AddApiClientV1,
  changeApiClient,
  ChangeApiClientV1,
  readApiClients,
  ReadApiClientsV1,
  type ApiClientsV1,
  type ProposalAnswerV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { ApiClientChanges } from './api-client-changes.service';

@Controller()
export class ApiClientsConsumer {
  constructor(private readonly changes: ApiClientChanges) {}

  @Answers(addApiClient)
  add(@Payload() question: AddApiClientV1): Promise<ProposalAnswerV1> {
    return this.changes.proposeToAdd(question);
  }

  @Answers(changeApiClient)
  change(@Payload() question: ChangeApiClientV1): Promise<ProposalAnswerV1> {
    return this.changes.proposeToChange(question);
  }

  @Answers(readApiClients)
  async list(@Payload() { caller }: ReadApiClientsV1): Promise<ApiClientsV1> {
    return { items: await this.changes.list(caller) };
  }
}
