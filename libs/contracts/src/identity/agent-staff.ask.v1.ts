import { IsOptional, IsUUID } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { AppointmentV1, InvitationV1 } from './appointment.v1';

export class ReadAgentStaffV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Left out: the network's supervisors. */
  @IsOptional()
  @IsUUID()
  agentId?: string;
}

export class AgentStaffV1 {
  @IsListOf(() => AppointmentV1, 500, 0)
  items: AppointmentV1[];
}

export const readAgentStaff = defineAsk({
  subject: 'identity.ask.read-agent-staff.v1',
  question: ReadAgentStaffV1,
  answer: AgentStaffV1,
});

export class AppointAgentStaffV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  /** Left out: a supervisor of the whole network. */
  @IsOptional()
  @IsUUID()
  agentId?: string;

  @IsPart(() => InvitationV1)
  body: InvitationV1;
}

/** Somebody who serves at an agent's counter, or supervises agents. */
export const appointAgentStaff = defineAsk({
  subject: 'identity.ask.appoint-agent-staff.v1',
  question: AppointAgentStaffV1,
  answer: AppointmentV1,
});

export class DismissAgentStaffV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  appointmentId: string;
}

/** Dismissing twice is the same. */
export const dismissAgentStaff = defineAsk({
  subject: 'identity.ask.dismiss-agent-staff.v1',
  question: DismissAgentStaffV1,
  answer: AppointmentV1,
});
