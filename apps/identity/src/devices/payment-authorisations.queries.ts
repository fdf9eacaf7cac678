import type { EntityManager } from 'typeorm';

export interface Authorisation {
  paymentId: string;
  personId: string;
  contentHash: Buffer;
  method: 'pin' | 'device';
  deviceId?: string;
  nonce?: string;
}

export async function readAuthorisation(
  manager: EntityManager,
  paymentId: string,
): Promise<Authorisation | undefined> {
  const rows: Authorisation[] = await manager.query(
    `select payment_id as "paymentId", person_id as "personId", content_hash as "contentHash", method
       from payment_authorisations where payment_id = $1`,
    [paymentId],
  );
  return rows[0];
}

/** @returns false when the payment has one already, or the device used its nonce before */
export async function insertAuthorisation(
  manager: EntityManager,
  { paymentId, personId, contentHash, method, deviceId, nonce }: Authorisation,
  at: Date,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into payment_authorisations (payment_id, person_id, content_hash, method, device_id, nonce, authorised_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning true`,
    [paymentId, personId, contentHash, method, deviceId ?? null, nonce ?? null, at],
  );
  return rows.length === 1;
}

/** Adds to the day's sum unless it would pass the limit: one statement, so that two at once cannot both find room. */
export async function spendByDevice(
  manager: EntityManager,
  spent: { personId: string; day: string; currency: string; minor: bigint; perDayMinor: bigint },
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into device_spending as standing (person_id, day, currency, spent_minor)
     select $1, $2, $3, $4::bigint where $4::bigint <= $5::bigint
         on conflict (person_id, day, currency) do update set spent_minor = standing.spent_minor + excluded.spent_minor
      where standing.spent_minor + excluded.spent_minor <= $5::bigint
     returning true`,
    [spent.personId, spent.day, spent.currency, spent.minor.toString(), spent.perDayMinor.toString()],
  );
  return rows.length === 1;
}
