import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, CHANGED } from '@hanout/audit';
import type { Clock } from '@hanout/calendar';
import type { AppointmentV1, CallerV1, InvitationV1 } from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { maskPhone, readPhone } from '@hanout/identifiers';
import { CLOCK } from '@hanout/service-kit';
import { ENROLMENT_ERRORS } from '../enrolment/enrolment.errors';
import { NAME_ERRORS } from '../names/name.errors';
import { readNameInOne } from '../names/name.reading';
import { PersonalData } from '../personal-data/personal-data.service';
import { appointmentPlace } from '../personal-data/places';
import { Sessions } from '../sessions/sessions.service';
import { APPOINTMENT_ERRORS } from './appointments.errors';
import {
  countAppointments,
  endAppointment,
  insertAppointment,
  readAppointment,
  readAppointments,
  type AppointmentRow,
} from './appointments.queries';
import { postKey, type Post } from './post';

/** At one shop, one agent, or among the supervisors of one network. */
const AT_ONE_POST_MAX = 100;

export interface Invitation {
  caller: CallerV1;
  operation: string;
  post: Post;
  invitation: InvitationV1;
}

/**
 * Who may act for a shop, an agent or a network that is not theirs: invited by number, accepted by the first sign-in.
 * Whether a number belongs to anybody is never told to the one who invites.
 */
@Injectable()
export class Appointments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personalData: PersonalData,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(post: Post): Promise<AppointmentV1[]> {
    const rows = await readAppointments(this.dataSource.manager, post, AT_ONE_POST_MAX);
    return rows.map((row) => this.shown(row));
  }

  async peopleAt(post: Post): Promise<string[]> {
    const rows = await readAppointments(this.dataSource.manager, post, AT_ONE_POST_MAX);
    return rows.flatMap(({ person_id: personId }) => personId ?? []);
  }

  async invite({ caller, operation, post, invitation }: Invitation): Promise<AppointmentV1> {
    const { appointmentId } = invitation;
    const phone = readPhone(invitation.phone);
    if (phone === undefined) throw ENROLMENT_ERRORS.error('identity.invalid_phone', { field: 'phone' });
    const reading = readNameInOne(invitation.name);
    if ('code' in reading) throw NAME_ERRORS.error(reading.code, { field: 'name' });
    const { name } = reading;
    const contentHash = this.personalData.hashContent(JSON.stringify([postKey(post), phone, name]));
    return inTransaction(this.dataSource, async (manager) => {
      const before = await readAppointment(manager, appointmentId);
      if (before !== undefined) return this.repeated(before, contentHash);
      if ((await countAppointments(manager, post)) >= AT_ONE_POST_MAX)
        throw APPOINTMENT_ERRORS.error('identity.too_many_appointed');
      const added = await insertAppointment(manager, {
        appointmentId,
        post,
        phoneHash: this.personalData.hashPhone(phone),
        phoneSealed: this.personalData.seal(phone, appointmentPlace('phone', appointmentId)),
        nameSealed: this.personalData.seal(name, appointmentPlace('name', appointmentId)),
        keyId: this.personalData.sealingKeyId,
        contentHash,
        invitedBy: caller.id,
        at: this.clock.now(),
      });
      if (added === undefined) return this.lost(manager, appointmentId, contentHash);
      await this.audit.record(manager, {
        by: caller,
        operation,
        subject: { kind: 'appointment', id: appointmentId },
        after: { post: postKey(post), phone: CHANGED },
      });
      return this.shown(added);
    });
  }

  /** What is not the caller's to dismiss is answered as what does not exist. */
  dismiss(dismissal: {
    caller: CallerV1;
    operation: string;
    appointmentId: string;
    mayDismiss: (post: Post, manager: EntityManager) => boolean | Promise<boolean>;
  }): Promise<AppointmentV1> {
    const { caller, operation, appointmentId, mayDismiss } = dismissal;
    return inTransaction(this.dataSource, async (manager) => {
      const row = await readAppointment(manager, appointmentId);
      if (row === undefined || !(await mayDismiss(postOf(row), manager)))
        throw APPOINTMENT_ERRORS.error('identity.no_such_appointment');
      const ended = await endAppointment(manager, { appointmentId, at: this.clock.now() });
      if (ended === undefined) return this.shown({ ...row, ended_at: row.ended_at ?? this.clock.now() });
      await this.sessions.closePosts(manager, [appointmentId]);
      await this.audit.record(manager, {
        by: caller,
        operation,
        subject: { kind: 'appointment', id: appointmentId },
        after: { state: 'ended' },
      });
      return this.shown(ended);
    });
  }

  /** Ends the sessions of all who serve there; who may come back signs in anew. */
  async closePost(manager: EntityManager, post: Post): Promise<void> {
    const rows = await readAppointments(manager, post, AT_ONE_POST_MAX);
    const ids = rows.map(({ appointment_id: appointmentId }) => appointmentId);
    await this.sessions.closePosts(manager, ids);
  }

  /** Somebody added the id, or the number, a moment before. */
  private async lost(
    manager: EntityManager,
    appointmentId: string,
    contentHash: Buffer,
  ): Promise<AppointmentV1> {
    const before = await readAppointment(manager, appointmentId);
    if (before !== undefined) return this.repeated(before, contentHash);
    throw APPOINTMENT_ERRORS.error('identity.already_appointed', { field: 'phone' });
  }

  private repeated(before: AppointmentRow, contentHash: Buffer): AppointmentV1 {
    if (!before.content_hash.equals(contentHash))
      throw APPOINTMENT_ERRORS.error('identity.appointment_id_reused', { field: 'appointmentId' });
    return this.shown(before);
  }

  private shown(row: AppointmentRow): AppointmentV1 {
    const open = (sealed: Buffer, column: 'phone' | 'name'): string =>
      this.personalData.open(sealed, row.key_id, appointmentPlace(column, row.appointment_id));
    return {
      appointmentId: row.appointment_id,
      role: row.role,
      name: open(row.name_sealed, 'name'),
      phoneMasked: maskPhone(open(row.phone_sealed, 'phone')),
      state: row.ended_at !== null ? 'ended' : row.person_id !== null ? 'accepted' : 'invited',
      ...(row.person_id !== null && { personId: row.person_id }),
      invitedAt: row.invited_at.toISOString(),
    };
  }
}

function postOf(row: AppointmentRow): Post {
  if (row.role === 'cashier') return { role: 'cashier', walletId: row.wallet_id! };
  if (row.role === 'agent') return { role: 'agent', agentId: row.agent_id!, network: row.network! };
  return { role: 'agent_supervisor', network: row.network! };
}
