import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { ProposalAnswerV1 } from './proposals.ask.v1';
import { STAFF_ROLES, type StaffRole } from './staff-roles';

export const STAFF_STATES = ['invited', 'active', 'suspended', 'left'] as const;
export type StaffState = (typeof STAFF_STATES)[number];
export const STAFF_CHANGES = ['change-roles', 'suspend', 'resume', 'leave', 'reset-credentials'] as const;
export type StaffChange = (typeof STAFF_CHANGES)[number];

export class AddStaffBodyV1 {
  @IsUUID()
  proposalId: string;

  @IsString()
  @Length(1, 500)
  reason: string;

  @IsUUID()
  staffId: string;

  @Matches(/^[a-z0-9._-]{2,60}$/)
  username: string;

  /** Kept as a keyed hash only: one person is in the register once, under whatever name. */
  @IsString()
  @MaxLength(20)
  cin: string;

  @IsUUID()
  organisationId: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(STAFF_ROLES.length)
  @ArrayUnique()
  @IsIn(STAFF_ROLES, { each: true })
  roles: StaffRole[];
}

export class AddStaffV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => AddStaffBodyV1)
  body: AddStaffBodyV1;
}

export const addStaff = defineAsk({
  subject: 'identity.ask.add-staff.v1',
  question: AddStaffV1,
  answer: ProposalAnswerV1,
});

export class ChangeStaffBodyV1 {
  @IsUUID()
  proposalId: string;

  @IsString()
  @Length(1, 500)
  reason: string;

  @IsIn(STAFF_CHANGES)
  change: StaffChange;

  /** With `change-roles`: all that the person has afterwards. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(STAFF_ROLES.length)
  @ArrayUnique()
  @IsIn(STAFF_ROLES, { each: true })
  roles?: StaffRole[];
}

export class ChangeStaffV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  staffId: string;

  @IsPart(() => ChangeStaffBodyV1)
  body: ChangeStaffBodyV1;
}

export const changeStaff = defineAsk({
  subject: 'identity.ask.change-staff.v1',
  question: ChangeStaffV1,
  answer: ProposalAnswerV1,
});

export class StaffMemberV1 {
  @IsUUID()
  staffId: string;

  @IsString()
  username: string;

  @IsArray()
  @IsIn(STAFF_ROLES, { each: true })
  roles: StaffRole[];

  @IsIn(STAFF_STATES)
  state: StaffState;

  /** Those of the first start have none. */
  @IsOptional()
  @IsUUID()
  organisationId?: string;

  @IsBoolean()
  hasSecondFactor: boolean;

  @IsISO8601()
  addedAt: string;
}

export class ReadStaffV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** The last username of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  after?: string;
}

/** By username. */
export class StaffV1 {
  @IsListOf(() => StaffMemberV1, 200, 0)
  items: StaffMemberV1[];
}

export const readStaff = defineAsk({
  subject: 'identity.ask.read-staff.v1',
  question: ReadStaffV1,
  answer: StaffV1,
});

export class ActivateStaffBodyV1 {
  @IsString()
  @MaxLength(60)
  username: string;

  /** The half that the maker of the invitation handed over. */
  @IsString()
  @MaxLength(40)
  makerPart: string;

  /** The half that its checker handed over. */
  @IsString()
  @MaxLength(40)
  checkerPart: string;

  @IsString()
  @MinLength(12)
  @MaxLength(200)
  password: string;
}

export class ActivateStaffV1 {
  @IsPart(() => ActivateStaffBodyV1)
  body: ActivateStaffBodyV1;
}

export class StaffActivatedV1 {
  @IsUUID()
  staffId: string;
}

/** The invited person sets a password, once; needs no access token. */
export const activateStaff = defineAsk({
  subject: 'identity.ask.activate-staff.v1',
  question: ActivateStaffV1,
  answer: StaffActivatedV1,
});
