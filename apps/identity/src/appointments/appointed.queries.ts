import type { AppointedRole, CallerV1 } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface Appointee {
  personId: string;
  phoneHash: Buffer;
}

export interface AppointmentWish {
  role?: AppointedRole;
  network?: string;
  appointmentId?: string;
}

interface AppointedRow {
  appointment_id: string;
  role: AppointedRole;
  wallet_id: string | null;
  agent_id: string | null;
  network: string;
  code: string | null;
}

const POSTS = `appointments
         left join wallets on wallets.wallet_id = appointments.wallet_id and wallets.state = 'open'
         left join merchants on merchants.wallet_id = wallets.wallet_id
         left join mandates on mandates.agent_id = appointments.agent_id and mandates.network = appointments.network
              and mandates.state = 'active'`;

const STANDS = `ended_at is null
          and case role when 'cashier' then code is not null when 'agent' then mandates.agent_id is not null else true end`;

/**
 * Accepts the oldest appointment that stands and fits the wish. One that was accepted belongs to the person, not to the
 * number any more. The shop's wallet must be open and the agent's mandate active.
 *
 * @returns the caller that the person is in it, or undefined
 */
export async function acceptAppointment(
  manager: EntityManager,
  { personId, phoneHash }: Appointee,
  { role, network, appointmentId, at }: AppointmentWish & { at: Date },
): Promise<{ caller: CallerV1; appointmentId: string } | undefined> {
  const [rows] = (await manager.query(
    `with standing as (
       select appointment_id, coalesce(appointments.network, wallets.network) as network, code
         from ${POSTS}
        where ${STANDS}
          and (appointments.person_id = $1 or (appointments.person_id is null and phone_hash = $2))
          and ($3::text is null or role = $3)
          and ($4::text is null or coalesce(appointments.network, wallets.network) = $4)
          and ($5::uuid is null or appointment_id = $5)
        order by invited_at, appointment_id limit 1)
     update appointments set person_id = $1, accepted_at = coalesce(accepted_at, $6)
       from standing
      where appointments.appointment_id = standing.appointment_id and ended_at is null
        and (appointments.person_id is null or appointments.person_id = $1)
     returning appointments.appointment_id, role, wallet_id, agent_id, standing.network, code`,
    [personId, phoneHash, role ?? null, network ?? null, appointmentId ?? null, at],
  )) as [AppointedRow[], number];
  const [row] = rows;
  return row && { caller: callerOf(personId, row), appointmentId: row.appointment_id };
}

/** The caller that somebody is in an appointment of his, while it stands: see `acceptAppointment`. */
export async function readAppointed(
  manager: EntityManager,
  { personId, appointmentId }: { personId: string; appointmentId: string },
): Promise<CallerV1 | undefined> {
  const rows: AppointedRow[] = await manager.query(
    `select appointment_id, role, appointments.wallet_id, appointments.agent_id,
            coalesce(appointments.network, wallets.network) as network, code
       from ${POSTS}
      where ${STANDS} and appointment_id = $1 and appointments.person_id = $2`,
    [appointmentId, personId],
  );
  return rows[0] && callerOf(personId, rows[0]);
}

/** The network and the shop's code, or the agent, go into the token with the role. */
function callerOf(personId: string, row: AppointedRow): CallerV1 {
  return {
    kind: 'person',
    id: personId,
    roles: [row.role],
    network: row.network,
    ...(row.wallet_id !== null && { walletId: row.wallet_id, merchantCode: row.code! }),
    ...(row.agent_id !== null && { agentId: row.agent_id }),
  };
}
