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
): Promise<CallerV1 | undefined> {
  const [rows] = (await manager.query(
    `with standing as (
       select appointment_id, coalesce(appointments.network, wallets.network) as network, code
         from appointments
         left join wallets on wallets.wallet_id = appointments.wallet_id and wallets.state = 'open'
         left join merchants on merchants.wallet_id = wallets.wallet_id
         left join mandates on mandates.agent_id = appointments.agent_id and mandates.network = appointments.network
              and mandates.state = 'active'
        where ended_at is null and (appointments.person_id = $1 or (appointments.person_id is null and phone_hash = $2))
          and case role when 'cashier' then code is not null when 'agent' then mandates.agent_id is not null else true end
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
