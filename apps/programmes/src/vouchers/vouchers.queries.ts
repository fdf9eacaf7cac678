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

/** A return that the ledger refused is tried again after an hour: it remembers each no for ever. */
export async function lockExpiring(manager: EntityManager, limit: number): Promise<Voucher[]> {
  return manager.query(
    `select ${COLUMNS} from vouchers v join rosters r using (roster_id)
      where v.state in ('issued', 'locked') and v.expires_at <= now()
        and not exists (select 1 from voucher_moves m where m.voucher_id = v.voucher_id and m.kind = 'return'
                           and m.answered_at > now() - interval '1 hour' and m.state = 'refused')
      order by v.expires_at limit $1 for no key update of v skip locked`,
    [limit],
  );
}

export interface NewCode {
  codeHash: Buffer;
  codeSealed: Buffer;
  validDays: number;
  /** Of another phone than before. */
  recipient?: { phoneSealed: Buffer; language: string };
}

/** Under the lock of the voucher. The old code is dead for ever. */
export async function replaceCode(manager: EntityManager, voucherId: string, code: NewCode): Promise<void> {
  await manager.query(
    `insert into dead_voucher_codes (code_hash, voucher_id)
     select code_hash, voucher_id from vouchers where voucher_id = $1`,
    [voucherId],
  );
  await manager.query(
    `update vouchers set code_hash = $2, code_sealed = $3, code_no = code_no + 1, wrong_amounts = 0, told_at = null,
            expires_at = now() + make_interval(days => $4), phone_sealed = coalesce($5, phone_sealed),
            language = coalesce($6, language)
      where voucher_id = $1`,
    [
      voucherId,
      code.codeHash,
      code.codeSealed,
      code.validDays,
      code.recipient?.phoneSealed ?? null,
      code.recipient?.language ?? null,
    ],
  );
}
