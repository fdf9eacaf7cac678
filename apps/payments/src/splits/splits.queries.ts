import type { PaymentState } from '@hanout/contracts';
import { Money } from '@hanout/money';
import type { EntityManager } from 'typeorm';

export interface NewSplit {
  splitId: string;
  requestHash: string;
  /** Whose split it is: the wallet that the parts are paid to, and its shop. */
  payeeWalletId: string;
  merchantCode: string | null;
  amount: Money;
}

export interface Split extends NewSplit {
  createdAt: Date;
  cancelledAt: Date | null;
  /** In their order. */
  parts: { paymentId: string; payerWalletId: string; amount: Money; state: PaymentState }[];
}

interface Row {
  split_id: string;
  request_hash: string;
  payee_wallet_id: string;
  merchant_code: string | null;
  amount_minor: string;
  currency: string;
  created_at: Date;
  cancelled_at: Date | null;
  parts: { paymentId: string; payerWalletId: string; minor: string; state: PaymentState }[];
}

/** Unless its id is taken, also by a transaction that commits meanwhile. @returns whether it was written */
export async function writeSplit(manager: EntityManager, split: NewSplit): Promise<boolean> {
  const { splitId, requestHash, payeeWalletId, merchantCode, amount } = split;
  const rows: unknown[] = await manager.query(
    `insert into splits (split_id, request_hash, payee_wallet_id, merchant_code, amount_minor, currency)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
    [splitId, requestHash, payeeWalletId, merchantCode, amount.minor.toString(), amount.currency],
  );
  return rows.length === 1;
}

export async function writeParts(
  manager: EntityManager,
  splitId: string,
  paymentIds: readonly string[],
): Promise<void> {
  await manager.query(
    `insert into split_parts (split_id, place, payment_id)
     select $1, place, payment_id from unnest($2::uuid[]) with ordinality as p(payment_id, place)`,
    [splitId, paymentIds],
  );
}

const SPLITS = `select s.*, (select json_agg(json_build_object('paymentId', payment_id, 'payerWalletId', p.payer_wallet_id,
                                                    'minor', p.amount_minor::text, 'state', p.state) order by place)
                    from split_parts join payments p using (payment_id) where split_id = s.split_id) as parts
       from splits s`;

export async function findSplit(manager: EntityManager, splitId: string): Promise<Split | undefined> {
  const rows: Row[] = await manager.query(`${SPLITS} where split_id = $1`, [splitId]);
  return rows[0] && splitOf(rows[0]);
}

/** Whose splits: of a wallet or its shop; undefined: everybody's. */
export interface SplitOwner {
  walletId: string | null;
  merchantCode: string | null;
}

/** The newest first, from behind the split `after`. One that is not there ends the list. */
export async function listSplits(
  manager: EntityManager,
  { owner, after, max }: { owner: SplitOwner | undefined; after: string | undefined; max: number },
): Promise<Split[]> {
  const rows: Row[] = await manager.query(
    `${SPLITS}
      where ($5 or s.payee_wallet_id = $1::uuid or s.merchant_code = $2)
        and ($3::uuid is null
             or (s.created_at, s.split_id) < (select created_at, split_id from splits where split_id = $3))
      order by s.created_at desc, s.split_id desc limit $4`,
    [owner?.walletId ?? null, owner?.merchantCode ?? null, after ?? null, max, !owner],
  );
  return rows.map(splitOf);
}

function splitOf(row: Row): Split {
  const { currency } = row;
  return {
    splitId: row.split_id,
    requestHash: row.request_hash,
    payeeWalletId: row.payee_wallet_id,
    merchantCode: row.merchant_code,
    amount: Money.of(BigInt(row.amount_minor), currency),
    createdAt: row.created_at,
    cancelledAt: row.cancelled_at,
    parts: row.parts.map(({ minor, ...part }) => ({ ...part, amount: Money.of(BigInt(minor), currency) })),
  };
}

/** Two who cancel take turns. */
export async function lockSplit(manager: EntityManager, splitId: string): Promise<void> {
  await manager.query('select 1 from splits where split_id = $1 for no key update', [splitId]);
}

/** The first time stands. */
export async function noteCancelled(manager: EntityManager, splitId: string): Promise<void> {
  await manager.query('update splits set cancelled_at = now() where split_id = $1 and cancelled_at is null', [
    splitId,
  ]);
}
