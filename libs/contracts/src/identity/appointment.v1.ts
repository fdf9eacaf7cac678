import { IsDateString, IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

/** What people are appointed to: they act with their own phone, for a shop or an agent that is not theirs. */
export const APPOINTED_ROLES = ['cashier', 'agent', 'agent_supervisor'] as const;
export type AppointedRole = (typeof APPOINTED_ROLES)[number];

export const APPOINTMENT_STATES = ['invited', 'accepted', 'ended'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** Whom to appoint. The first sign-in in the new role accepts. */
export class InvitationV1 {
  /** Made by the asker: inviting again with it is the same invitation. */
  @IsUUID()
  appointmentId: string;

  @IsString()
  @MaxLength(40)
  phone: string;

  /** How the one who invites calls them. */
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;
}

export class AppointmentV1 {
  @IsUUID()
  appointmentId: string;

  @IsIn(APPOINTED_ROLES)
  role: AppointedRole;

  @IsString()
  name: string;

  /** `+212******678` */
  @IsString()
  phoneMasked: string;

  /** `invited` says nothing of whether the number belongs to anybody here. */
  @IsIn(APPOINTMENT_STATES)
  state: AppointmentState;

  /** Who has accepted, by the id that what he does there bears. */
  @IsOptional()
  @IsUUID()
  personId?: string;

  @IsDateString()
  invitedAt: string;
}
