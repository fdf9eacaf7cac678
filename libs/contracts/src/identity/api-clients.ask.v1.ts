import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { CallerV1, ROLES, type Role } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';
import { ProposalAnswerV1 } from './proposals.ask.v1';
import { STAFF_ROLES } from './staff-roles';

export const CLIENT_ROLES = [...STAFF_ROLES, 'network'] as const satisfies Role[];
export type ClientRole = (typeof CLIENT_ROLES)[number];
export const CLIENT_STATES = ['active', 'suspended'] as const;
export type ClientState = (typeof CLIENT_STATES)[number];
export const CLIENT_CHANGES = ['rotate-secret', 'set-access', 'suspend', 'resume'] as const;
export type ClientChange = (typeof CLIENT_CHANGES)[number];

/** What narrows a client; a field that is absent narrows nothing. */
export class ClientAccessV1 {
  /** Operations (`identity.enrol-people`), or all of one owner (`payments.*`); the token carries them. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Matches(/^[a-z]+\.([a-z-]+|\*)$/, { each: true })
  scopes?: string[];

  /** Addresses or CIDR ranges, IPv4 or IPv6, that it signs in from. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  addresses?: string[];

  @IsOptional()
  @IsISO8601()
  expiresAt?: string;
}

export class AddApiClientBodyV1 {
  @IsUUID()
  proposalId: string;

  @IsString()
  @Length(1, 500)
  reason: string;

  @IsUUID()
  apiClientId: string;

  @Matches(/^[A-Za-z0-9._-]{2,60}$/)
  clientId: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CLIENT_ROLES.length)
  @ArrayUnique()
  @IsIn(CLIENT_ROLES, { each: true })
  roles: ClientRole[];

  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;

  @IsPart(() => ClientAccessV1)
  access: ClientAccessV1;
}

export class AddApiClientV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => AddApiClientBodyV1)
  body: AddApiClientBodyV1;
}

export const addApiClient = defineAsk({
  subject: 'identity.ask.add-api-client.v1',
  question: AddApiClientV1,
  answer: ProposalAnswerV1,
});

export class ChangeApiClientBodyV1 {
  @IsUUID()
  proposalId: string;

  @IsString()
  @Length(1, 500)
  reason: string;

  @IsIn(CLIENT_CHANGES)
  change: ClientChange;

  /** With `rotate-secret`: so long the secret before stays good beside the new one. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(720)
  overlapHours?: number;

  /** With `set-access`: replaces what there was. */
  @IsOptional()
  @IsPart(() => ClientAccessV1)
  access?: ClientAccessV1;
}

export class ChangeApiClientV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  apiClientId: string;

  @IsPart(() => ChangeApiClientBodyV1)
  body: ChangeApiClientBodyV1;
}

export const changeApiClient = defineAsk({
  subject: 'identity.ask.change-api-client.v1',
  question: ChangeApiClientV1,
  answer: ProposalAnswerV1,
});

export class ApiClientV1 {
  @IsUUID()
  apiClientId: string;

  @IsString()
  clientId: string;

  @IsArray()
  @IsIn(ROLES, { each: true })
  roles: Role[];

  @IsOptional()
  @IsIn(NETWORKS)
  network?: NetworkName;

  @IsIn(CLIENT_STATES)
  state: ClientState;

  @IsPart(() => ClientAccessV1)
  access: ClientAccessV1;

  /** Until then the secret before is good as well. */
  @IsOptional()
  @IsISO8601()
  formerSecretUntil?: string;

  /** The day, no finer. */
  @IsOptional()
  @IsISO8601()
  lastUsedOn?: string;
}

export class ReadApiClientsV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class ApiClientsV1 {
  @IsListOf(() => ApiClientV1, 1_000, 0)
  items: ApiClientV1[];
}

export const readApiClients = defineAsk({
  subject: 'identity.ask.read-api-clients.v1',
  question: ReadApiClientsV1,
  answer: ApiClientsV1,
});
