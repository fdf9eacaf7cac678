import type { EntityManager } from 'typeorm';
import type { Held } from './held';

export interface ProofRow {
  day: string;
  currency: string;
  customers_minor: string;
  positions_minor: string;
  others_minor: string;
  read_at: Date;
  bank_minor: string | null;
  in_transit_minor: string | null;
  unexplained_minor: string | null;
}

const COLUMNS = `day::text, currency, customers_minor, positions_minor, others_minor, read_at, bank_minor,
  in_transit_minor, unexplained_minor`;

export async function findProof(
  manager: EntityManager,
  { day, currency }: { day: string; currency: string },
): Promise<ProofRow | undefined> {
  const rows = await manager.query<ProofRow[]>(
    `select ${COLUMNS} from safeguarding_proofs where day = $1 and currency = $2`,
    [day, currency],
  );
  return rows[0];
}

export function listProofs(
  manager: EntityManager,
  range: { from: string; to: string; currency: string },
): Promise<ProofRow[]> {
  return manager.query(
    `select ${COLUMNS} from safeguarding_proofs where day between $1 and $2 and currency = $3`,
    [range.from, range.to, range.currency],
  );
}

/** The first word of the ledger stands. */
export async function insertProof(
  manager: EntityManager,
  proof: Held & { day: string; currency: string; readAt: string },
): Promise<void> {
  await manager.query(
    `insert into safeguarding_proofs (day, currency, customers_minor, positions_minor, others_minor, read_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [proof.day, proof.currency, proof.customersMinor, proof.positionsMinor, proof.othersMinor, proof.readAt],
  );
}

/**
 * Sets the bank’s word beside the ledger’s, of days whose statement is there now: the last one of a day. In transit is what
 * the bank had booked by then and the ledger followed after it was read, or not yet.
 */
export async function proveDays(manager: EntityManager): Promise<ProofRow[]> {
  const [rows] = await manager.query<[ProofRow[], number]>(
    `update safeguarding_proofs p
        set bank_minor = s.closing_minor,
            in_transit_minor = (
              select coalesce(sum(case i.direction when 'pay' then -i.amount_minor else i.amount_minor end), 0)
                from settlement_instructions i join settlement_windows w using (window_id)
               where w.currency = p.currency and i.booked_on <= p.day
                 and (i.posted_at is null or i.posted_at > p.read_at))
       from (select distinct on (day, currency) day, currency, closing_minor from bank_statements
              order by day, currency, imported_at desc) s
      where p.bank_minor is null and s.day = p.day and s.currency = p.currency
     returning ${COLUMNS.replace('day::text', 'p.day::text').replace('currency', 'p.currency')}`,
  );
  return rows;
}
