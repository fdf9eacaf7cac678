import { IsUUID } from 'class-validator';
import { CallerV1 } from '../caller.v1';
import { defineAsk } from '../message';
import { IsListOf, IsPart } from '../nested';
import { AppointmentV1, InvitationV1 } from './appointment.v1';

export class ReadCashiersV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;
}

export class CashiersV1 {
  @IsListOf(() => AppointmentV1, 200, 0)
  items: AppointmentV1[];
}

/** Those of the caller's shop who have not been dismissed. */
export const readCashiers = defineAsk({
  subject: 'identity.ask.read-cashiers.v1',
  question: ReadCashiersV1,
  answer: CashiersV1,
});

export class InviteCashierV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsPart(() => InvitationV1)
  body: InvitationV1;
}

export const inviteCashier = defineAsk({
  subject: 'identity.ask.invite-cashier.v1',
  question: InviteCashierV1,
  answer: AppointmentV1,
});

export class DismissCashierV1 {
  @IsPart(() => CallerV1)
  caller: CallerV1;

  @IsUUID()
  appointmentId: string;
}

/** Dismissing twice is the same. */
export const dismissCashier = defineAsk({
  subject: 'identity.ask.dismiss-cashier.v1',
  question: DismissCashierV1,
  answer: AppointmentV1,
});
