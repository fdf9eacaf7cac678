import type { Language } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';

export interface CodeMessage {
  paymentId: string;
  walletId: string;
  phoneHash: Buffer;
  phoneSealed: Buffer;
  language: Language;
}

/** A message that may be told now, with what it says. */
export interface CodeToTell {
  paymentId: string;
  codeHash: Buffer;
  phoneSealed: Buffer;
  language: Language;
  amountMinor: string;
  currency: string;
  expiresAt: Date;
}

const LIVE = `p.state = 'held' and p.expires_at > now()`;

/** How many codes this wallet has sent lately. Under the lock of its limits: nobody adds one meanwhile. */
export async function countCodeMessages(
  manager: EntityManager,
  walletId: string,
  seconds: number,
): Promise<number> {
  const [row]: { count: number }[] = await manager.query(
    `select count(*)::int as count from code_messages
      where wallet_id = $1 and made_at > now() - make_interval(secs => $2)`,
    [walletId, seconds],
  );
  return row!.count;
}

export async function writeCodeMessage(
  manager: EntityManager,
  { paymentId, walletId, phoneHash, phoneSealed, language }: CodeMessage,
): Promise<void> {
  await manager.query(
    `insert into code_messages (payment_id, wallet_id, phone_hash, phone_sealed, language)
     values ($1, $2, $3, $4, $5)`,
    [paymentId, walletId, phoneHash, phoneSealed, language],
  );
}

export async function readCodeMessage(
  manager: EntityManager,
  paymentId: string,
): Promise<{ phoneHash: Buffer; language: Language; isTold: boolean } | undefined> {
  const rows: { phoneHash: Buffer; language: Language; isTold: boolean }[] = await manager.query(
    `select phone_hash as "phoneHash", language, told_at is not null as "isTold"
       from code_messages where payment_id = $1`,
    [paymentId],
  );
  return rows[0];
}

/** Of codes whose money is held, the oldest first. */
export function readCodesToTell(
  manager: EntityManager,
  { limit, paymentId }: { limit: number; paymentId?: string },
): Promise<CodeToTell[]> {
  return manager.query(
    `select m.payment_id as "paymentId", w.code_hash as "codeHash", m.phone_sealed as "phoneSealed", m.language,
            p.amount_minor::text as "amountMinor", p.currency, p.expires_at as "expiresAt"
       from code_messages m join withdrawal_codes w using (payment_id) join payments p using (payment_id)
      where m.phone_sealed is not null and ${LIVE} and ($2::uuid is null or m.payment_id = $2)
      order by m.payment_id limit $1`,
    [limit, paymentId ?? null],
  );
}

/** The number is forgotten with it. */
export async function writeTold(manager: EntityManager, paymentId: string): Promise<void> {
  await manager.query(
    `update code_messages set told_at = now(), phone_sealed = null
      where payment_id = $1 and phone_sealed is not null`,
    [paymentId],
  );
}

/** Of codes that came to nothing before they were told, and of those that may not be told any more. */
export async function forgetPhones(manager: EntityManager): Promise<void> {
  await manager.query(
    `update code_messages m set phone_sealed = null
       from payments p
      where p.payment_id = m.payment_id and m.phone_sealed is not null and p.state <> 'holding' and not (${LIVE})`,
  );
}
