import type { EntityManager } from 'typeorm';

export async function writeCode(
  manager: EntityManager,
  code: { paymentId: string; network: string; hash: Buffer },
): Promise<void> {
  await manager.query('insert into withdrawal_codes (payment_id, network, code_hash) values ($1, $2, $3)', [
    code.paymentId,
    code.network,
    code.hash,
  ]);
}

export async function readHash(manager: EntityManager, paymentId: string): Promise<Buffer> {
  const rows: { code_hash: Buffer }[] = await manager.query(
    'select code_hash from withdrawal_codes where payment_id = $1',
    [paymentId],
  );
  return rows[0]!.code_hash;
}

/** The payment of a code, of those that agents of this network redeem. */
export async function findCode(
  manager: EntityManager,
  { hashes, network }: { hashes: readonly Buffer[]; network: string },
): Promise<string | undefined> {
  const rows: { payment_id: string }[] = await manager.query(
    'select payment_id from withdrawal_codes where code_hash = any($1) and network = $2',
    [hashes, network],
  );
  return rows[0]?.payment_id;
}

/** Under the lock of its payment. @returns how often it was brought with another amount by now */
export async function countTry(manager: EntityManager, paymentId: string): Promise<number> {
  const [rows] = (await manager.query(
    'update withdrawal_codes set tries = tries + 1 where payment_id = $1 returning tries',
    [paymentId],
  )) as [{ tries: number }[], number];
  return rows[0]!.tries;
}

/** Who pays out is known now. The payment is held, under its lock. */
export async function writePayee(
  manager: EntityManager,
  paymentId: string,
  payeeWalletId: string,
): Promise<void> {
  await manager.query(`update payments set payee_wallet_id = $2 where payment_id = $1 and state = 'held'`, [
    paymentId,
    payeeWalletId,
  ]);
}
