import type { PaymentKind, PaymentState } from '@hanout/contracts';
import type { Money } from '@hanout/money';
import type { EntityManager } from 'typeorm';

/** All that is given must hold. */
export interface WantedPayments {
  /** Whichever side it is on. */
  readonly walletId?: string | undefined;
  readonly merchantCode?: string | undefined;
  readonly reference?: string | undefined;
  /** Half open: made from the first instant on, and before the second. */
  readonly made?: { readonly from: Date; readonly to: Date } | undefined;
  readonly amount?: Money | undefined;
  readonly kind?: PaymentKind | undefined;
  readonly state?: PaymentState | undefined;
  /** From behind this payment; one that is not there ends the list. */
  readonly before?: string | undefined;
  readonly max: number;
}

/**
 * The newest first. Every side of a wallet is walked by its own index, from the newest on, and no further than the page:
 * a shop with a million payments answers like one with ten.
 */
export async function findPaymentIds(manager: EntityManager, wanted: WantedPayments): Promise<string[]> {
  const { walletId, merchantCode, reference, made, amount, kind, state, before, max } = wanted;
  const sides =
    walletId === undefined ? ['$1::uuid is null'] : ['payer_wallet_id = $1', 'payee_wallet_id = $1'];
  const ofSide = (side: string) =>
    `(select payment_id, created_at from payments
       where ${side}
         and ($2::text is null or merchant_code = $2)
         and ($3::text is null or reference = $3)
         and ($4::timestamptz is null or (created_at >= $4 and created_at < $5))
         and ($6::bigint is null or (amount_minor = $6 and currency = $7))
         and ($8::text is null or kind = $8)
         and ($9::text is null or state = $9)
         and ($10::uuid is null
              or (created_at, payment_id) < (select created_at, payment_id from payments where payment_id = $10))
       order by created_at desc, payment_id desc limit $11)`;
  const rows: { payment_id: string }[] = await manager.query(
    `select payment_id from (${sides.map(ofSide).join(' union all ')}) as p
      order by created_at desc, payment_id desc limit $11`,
    [
      walletId,
      merchantCode,
      reference,
      made?.from,
      made?.to,
      amount?.minor.toString(),
      amount?.currency,
      kind,
      state,
      before,
      max,
    ],
  );
  return rows.map((row) => row.payment_id);
}
