import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { ProposalAnswerV1 } from './proposals.ask.v1';

export const ORGANISATION_KINDS = ['institution', 'network', 'ministry', 'programme'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export class OrganisationV1 {
  @IsUUID()
  organisationId: string;

  @IsIn(ORGANISATION_KINDS)
  kind: OrganisationKind;

  @IsString()
  @Length(2, 120)
  name: string;

  /** Of an agent network: which one. */
  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;
}

export class AddOrganisationBodyV1 extends OrganisationV1 {
  @IsUUID()
  proposalId: string;

  @IsString()
  @Length(1, 500)
  reason: string;
}

export class AddOrganisationV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => AddOrganisationBodyV1)
  body: AddOrganisationBodyV1;
}

export const addOrganisation = defineAsk({
  subject: 'identity.ask.add-organisation.v1',
  question: AddOrganisationV1,
  answer: ProposalAnswerV1,
});

export class ReadOrganisationsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class OrganisationsV1 {
  @IsListOf(() => OrganisationV1, 1_000, 0)
  items: OrganisationV1[];
}

export const readOrganisations = defineAsk({
  subject: 'identity.ask.read-organisations.v1',
  question: ReadOrganisationsV1,
  answer: OrganisationsV1,
});
