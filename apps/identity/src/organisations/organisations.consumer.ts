import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  addOrganisation,
  AddOrganisationV1,
  readOrganisations,
  ReadOrganisationsV1,
  type OrganisationsV1,
  type ProposalAnswerV1,
} from '@hanout/contracts';
import { Answers } from '@hanout/messaging';
import { Organisations } from './organisations.service';

@Controller()
export class OrganisationsConsumer {
  constructor(private readonly organisations: Organisations) {}

  @Answers(addOrganisation)
  add(@Payload() question: AddOrganisationV1): Promise<ProposalAnswerV1> {
    return this.organisations.proposeToAdd(question);
  }

  @Answers(readOrganisations)
  async list(@Payload() { caller }: ReadOrganisationsV1): Promise<OrganisationsV1> {
    return { items: await this.organisations.list(caller) };
  }
}
