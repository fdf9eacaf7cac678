import type { EntityManager } from 'typeorm';

/** With its code while that is to be told; without it, that it was paid. */
export interface ToTell {
  voucherId: string;
  serial: string;
  lineId: string;
  codeNo: number;
  codeSealed: Buffer | null;
  phoneSealed: Buffer;
  language: string;
  amountMinor: string;
  currency: string;
  expiresAt: Date;
}

export function readToTell(manager: EntityManager, limit: number): Promise<ToTell[]> {
  return manager.query(
    `select voucher_id as "voucherId", serial, line_id as "lineId", code_no as "codeNo", code_sealed as "codeSealed",
            phone_sealed as "phoneSealed", language, amount_minor::text as "amountMinor", amount_currency as currency,
            expires_at as "expiresAt"
       from vouchers
      where phone_sealed is not null
        and (code_sealed is not null and state = 'issued' and expires_at > now() or state = 'redeemed')
      order by voucher_id limit $1`,
    [limit],
  );
}

/** The code is forgotten when it is told, and the phone when it was told the end. */
export async function writeTold(
  manager: EntityManager,
  { voucherId, codeNo, codeSealed }: ToTell,
): Promise<void> {
  if (codeSealed === null)
    await manager.query('update vouchers set phone_sealed = null where voucher_id = $1', [voucherId]);
  else
    await manager.query(
      'update vouchers set told_at = now(), code_sealed = null where voucher_id = $1 and code_no = $2',
      [voucherId, codeNo],
    );
}
