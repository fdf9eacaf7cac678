import type { AppointedRole } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { postParameters, type Post } from './post';

export interface AppointmentRow {
  appointment_id: string;
  role: AppointedRole;
  wallet_id: string | null;
  agent_id: string | null;
  network: string | null;
  phone_sealed: Buffer;
  name_sealed: Buffer;
  key_id: string;
  content_hash: Buffer;
  person_id: string | null;
  invited_at: Date;
  ended_at: Date | null;
}

const COLUMNS = `appointment_id, role, wallet_id, agent_id, network, phone_sealed, name_sealed, key_id, content_hash,
                 person_id, invited_at, ended_at`;

export interface AppointmentToAdd {
  appointmentId: string;
  post: Post;
  phoneHash: Buffer;
  phoneSealed: Buffer;
  nameSealed: Buffer;
  keyId: string;
  contentHash: Buffer;
  invitedBy: string;
  at: Date;
}

/** @returns undefined when the id or the number is there already; a row that another transaction adds is waited for */
export async function insertAppointment(
  manager: EntityManager,
  add: AppointmentToAdd,
): Promise<AppointmentRow | undefined> {
  const rows: AppointmentRow[] = await manager.query(
    `insert into appointments (appointment_id, role, wallet_id, agent_id, network, phone_hash, phone_sealed, name_sealed,
                               key_id, content_hash, invited_by, invited_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing returning ${COLUMNS}`,
    [
      add.appointmentId,
      ...postParameters(add.post),
      add.phoneHash,
      add.phoneSealed,
      add.nameSealed,
      add.keyId,
      add.contentHash,
      add.invitedBy,
      add.at,
    ],
  );
  return rows[0];
}

export async function readAppointment(
  manager: EntityManager,
  appointmentId: string,
): Promise<AppointmentRow | undefined> {
  const rows: AppointmentRow[] = await manager.query(
    `select ${COLUMNS} from appointments where appointment_id = $1`,
    [appointmentId],
  );
  return rows[0];
}

export function readAppointments(
  manager: EntityManager,
  post: Post,
  limit: number,
): Promise<AppointmentRow[]> {
  return manager.query(
    `select ${COLUMNS} from appointments
      where ${AT_POST} and ended_at is null order by invited_at, appointment_id limit $5`,
    [...postParameters(post), limit],
  );
}

export async function countAppointments(manager: EntityManager, post: Post): Promise<number> {
  // One inviter at a time for each post, so that two cannot both find the last place free.
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `appointments:${postParameters(post).join('/')}`,
  ]);
  const [row]: { count: number }[] = await manager.query(
    `select count(*)::int as count from appointments where ${AT_POST} and ended_at is null`,
    postParameters(post),
  );
  return row!.count;
}

/** @returns undefined when it had ended before */
export async function endAppointment(
  manager: EntityManager,
  { appointmentId, at }: { appointmentId: string; at: Date },
): Promise<AppointmentRow | undefined> {
  const [rows] = (await manager.query(
    `update appointments set ended_at = $2 where appointment_id = $1 and ended_at is null returning ${COLUMNS}`,
    [appointmentId, at],
  )) as [AppointmentRow[], number];
  return rows[0];
}

const AT_POST = `role = $1 and wallet_id is not distinct from $2::uuid and agent_id is not distinct from $3::uuid
                 and network is not distinct from $4::text`;
