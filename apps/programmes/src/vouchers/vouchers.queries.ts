import type { EntityManager } from 'typeorm';
import type { Voucher } from './voucher';

const COLUMNS = `v.voucher_id as "voucherId", v.serial, v.line_id as "lineId", v.roster_id as "rosterId", r.programme,
                 v.idcs, v.amount_minor::text as "amountMinor", v.amount_currency as currency, v.state,
                 v.code_no as "codeNo", v.expires_at as "expiresAt", coalesce(v.expires_at <= now(), false) as "isOver"`;

/** Locked: whoever comes at the same time takes his turn, and finds what the one before has done. */
export async function lockByCode(manager: EntityManager, codeHash: Buffer): Promise<Voucher | undefined> {
  const rows: Voucher[] = await manager.query(
    `select ${COLUMNS} from vouchers v join rosters r using (roster_id)
      where v.code_hash = $1 for no key update of v`,
    [codeHash],
  );
  return rows[0];
}

export async function lockBySerial(manager: EntityManager, serial: string): Promise<Voucher | undefined> {
  const rows: Voucher[] = await manager.query(
    `select ${COLUMNS} from vouchers v join rosters r using (roster_id)
      where v.serial = $1 for no key update of v`,
    [serial],
  );
  return rows[0];
}

export async function readVoucher(manager: EntityManager, voucherId: string): Promise<Voucher> {
  const rows: Voucher[] = await manager.query(
    `select ${COLUMNS} from vouchers v join rosters r using (roster_id) where v.voucher_id = $1`,
    [voucherId],
  );
  return rows[0]!;
}

export async function wasReplaced(manager: EntityManager, codeHash: Buffer): Promise<boolean> {
  const rows: unknown[] = await manager.query('select 1 from dead_voucher_codes where code_hash = $1', [
    codeHash,
  ]);
  return rows.length > 0;
}

/** Under its lock. @returns how often it was asked for with another amount by now */
export async function countWrongAmount(manager: EntityManager, voucherId: string): Promise<number> {
  const [rows] = (await manager.query(
    `update vouchers set wrong_amounts = wrong_amounts + 1 where voucher_id = $1
     returning wrong_amounts as count`,
    [voucherId],
  )) as [{ count: number }[], number];
  return rows[0]!.count;
}
