import { Money } from '@hanout/money';
import type { EntityManager } from 'typeorm';

export interface QrCode {
  qrCodeId: string;
  reference: string;
  merchantCode: string;
  amount: Money;
  /** The payment that took it, perhaps in vain. */
  paymentId?: string;
  expiresAt: Date;
  /** By the database's clock. */
  isLive: boolean;
}

/** An id that is taken writes nothing. */
export async function writeQrCode(
  manager: EntityManager,
  code: Pick<QrCode, 'qrCodeId' | 'reference' | 'merchantCode' | 'amount'> & { madeBy: string },
  expiresInSeconds: number,
): Promise<void> {
  const { qrCodeId, reference, merchantCode, amount, madeBy } = code;
  await manager.query(
    `insert into qr_codes (qr_code_id, reference, merchant_code, amount_minor, currency, made_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7)) on conflict (qr_code_id) do nothing`,
    [qrCodeId, reference, merchantCode, amount.minor.toString(), amount.currency, madeBy, expiresInSeconds],
  );
}

export function readQrCode(manager: EntityManager, qrCodeId: string): Promise<QrCode | undefined> {
  return one(manager, 'qr_code_id = $1', qrCodeId);
}

export function findQrCode(manager: EntityManager, reference: string): Promise<QrCode | undefined> {
  return one(manager, 'reference = $1', reference);
}

/** A payment that failed leaves the code to be tried again. */
const UNPAID = `(payment_id is null or exists
  (select from payments where payments.payment_id = qr_codes.payment_id and state = 'failed'))`;

export async function isOpen(manager: EntityManager, qrCodeId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(`select from qr_codes where qr_code_id = $1 and ${UNPAID}`, [
    qrCodeId,
  ]);
  return rows.length === 1;
}

/** False when another payment has used it. */
export async function useQrCode(
  manager: EntityManager,
  qrCodeId: string,
  paymentId: string,
): Promise<boolean> {
  const [, used] = (await manager.query(
    `update qr_codes set payment_id = $2 where qr_code_id = $1 and ${UNPAID}`,
    [qrCodeId, paymentId],
  )) as [unknown, number];
  return used === 1;
}

async function one(manager: EntityManager, where: string, value: string): Promise<QrCode | undefined> {
  const rows: {
    qr_code_id: string;
    reference: string;
    merchant_code: string;
    amount_minor: string;
    currency: string;
    payment_id: string | null;
    expires_at: Date;
    is_live: boolean;
  }[] = await manager.query(`select *, expires_at > now() as is_live from qr_codes where ${where}`, [value]);
  const row = rows[0];
  return (
    row && {
      qrCodeId: row.qr_code_id,
      reference: row.reference,
      merchantCode: row.merchant_code,
      amount: Money.of(BigInt(row.amount_minor), row.currency),
      ...(row.payment_id !== null && { paymentId: row.payment_id }),
      expiresAt: row.expires_at,
      isLive: row.is_live,
    }
  );
}
