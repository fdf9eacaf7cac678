import type { EntityManager } from 'typeorm';

export type WishState = 'asked' | 'made' | 'not_paid';

export interface WishRow {
  paymentId: string;
  key: string;
  personId: string;
  what: 'pay' | 'cash_code';
  amountMinor: string;
  sealed: Buffer;
  state: WishState;
  feeMinor: string | null;
  reference: string | null;
  failure: string | null;
  pricedUntil: Date;
  isAwaited: boolean;
}

const COLUMNS = `payment_id as "paymentId", idempotency_key as "key", person_id as "personId", what,
  amount_minor::text as "amountMinor", sealed, state, fee_minor::text as "feeMinor", reference, failure,
  priced_until as "pricedUntil", is_awaited as "isAwaited"`;

export interface WishToAsk {
  paymentId: string;
  key: string;
  personId: string;
  what: 'pay' | 'cash_code';
  payeeHash: Buffer;
  amountMinor: string;
  sealed: Buffer;
  pricedUntil: string;
}

/** Before it is asked: one more ask is on its way. Of what is made nobody is asked again. @returns how it stands */
export async function writeAsk(
  manager: EntityManager,
  wish: WishToAsk,
  lookAfterMs: number,
): Promise<WishState> {
  const rows: { state: WishState }[] = await manager.query(
    `insert into wishes as w (payment_id, idempotency_key, person_id, what, payee_hash, amount_minor, sealed, unanswered,
                              priced_until, next_look_at)
     values ($1, $2, $3, $4, $5, $6, $7, 1, $8, now() + $9 * interval '1 millisecond')
         on conflict (payment_id) do update
        set unanswered = w.unanswered + case when w.state = 'made' then 0 else 1 end,
            state = case when w.state = 'made' then 'made' else 'asked' end,
            failure = case when w.state = 'made' then w.failure end,
            ended_at = case when w.state = 'made' then w.ended_at end,
            next_look_at = excluded.next_look_at
     returning state`,
    [
      wish.paymentId,
      wish.key,
      wish.personId,
      wish.what,
      wish.payeeHash,
      wish.amountMinor,
      wish.sealed,
      wish.pricedUntil,
      lookAfterMs,
    ],
  );
  return rows[0]!.state;
}

export interface Ending {
  paymentId: string;
  made?: { reference: string; feeMinor: string };
  failure?: string;
}

/** The payment's own word: it holds, however many asks are open. A yes is never taken back. */
export async function endWish(manager: EntityManager, { paymentId, made, failure }: Ending): Promise<void> {
  await manager.query(
    `update wishes set state = case when $2::text is null then 'not_paid' else 'made' end, reference = $2, fee_minor = $3,
            failure = $4, ended_at = now(), unanswered = 0
      where payment_id = $1 and state <> 'made'`,
    [paymentId, made?.reference ?? null, made?.feeMinor ?? null, made ? null : (failure ?? 'refused')],
  );
}

/** One ask was refused before anything was opened: that says it all when no other ask is on its way. @returns how it stands */
export async function refuseAsk(
  manager: EntityManager,
  { paymentId, failure }: { paymentId: string; failure: string },
): Promise<WishState> {
  const [rows] = (await manager.query(
    `update wishes set unanswered = greatest(unanswered - 1, 0),
            state = case when state = 'asked' and unanswered <= 1 then 'not_paid' else state end,
            failure = case when state = 'asked' and unanswered <= 1 then $2 else failure end,
            ended_at = case when state = 'asked' and unanswered <= 1 then now() else ended_at end
      where payment_id = $1 returning state`,
    [paymentId, failure],
  )) as [{ state: WishState }[], number];
  return rows[0]!.state;
}

/** The person was told "not yet". @returns how it stands: it may have ended meanwhile */
export async function awaitWish(manager: EntityManager, paymentId: string): Promise<WishRow | undefined> {
  const [rows] = (await manager.query(
    `update wishes set is_awaited = is_awaited or state = 'asked' where payment_id = $1 returning ${COLUMNS}`,
    [paymentId],
  )) as [WishRow[], number];
  return rows[0];
}

export async function readWish(manager: EntityManager, paymentId: string): Promise<WishRow | undefined> {
  const rows: WishRow[] = await manager.query(`select ${COLUMNS} from wishes where payment_id = $1`, [
    paymentId,
  ]);
  return rows[0];
}

/** The newest that a person confirmed here. */
export async function readLastWish(manager: EntityManager, personId: string): Promise<WishRow | undefined> {
  const rows: WishRow[] = await manager.query(
    `select ${COLUMNS} from wishes where person_id = $1 order by created_at desc limit 1`,
    [personId],
  );
  return rows[0];
}

/** The same payee and amount, confirmed a short time ago, and nobody knows how it ended. */
export async function findOpenWish(
  manager: EntityManager,
  like: { personId: string; payeeHash: Buffer; amountMinor: string; minutes: number },
): Promise<WishRow | undefined> {
  const rows: WishRow[] = await manager.query(
    `select ${COLUMNS} from wishes
      where person_id = $1 and payee_hash = $2 and amount_minor = $3 and state = 'asked'
        and created_at > now() - make_interval(mins => $4)
      order by created_at desc limit 1`,
    [like.personId, like.payeeHash, like.amountMinor, like.minutes],
  );
  return rows[0];
}

/** Moves the next look on first, so that another instance takes others and a crash only delays these. */
export async function takeToLookAt(manager: EntityManager, max: number): Promise<WishRow[]> {
  const [rows] = (await manager.query(
    `with due as (
       select payment_id from wishes where state = 'asked' and next_look_at <= now()
        order by next_look_at limit $1 for update skip locked
     )
     update wishes w set looks = w.looks + 1, next_look_at = now() + make_interval(secs => 5 * 2 ^ least(w.looks, 7))
       from due where w.payment_id = due.payment_id
     returning ${COLUMNS.replaceAll('payment_id', 'w.payment_id')}`,
    [max],
  )) as [WishRow[], number];
  return rows;
}

/** Those whose person waits for a word. */
export async function findToTell(manager: EntityManager, max: number): Promise<WishRow[]> {
  return manager.query(
    `select ${COLUMNS} from wishes where is_awaited and told_at is null and state <> 'asked'
      order by ended_at limit $1`,
    [max],
  );
}

export async function markTold(manager: EntityManager, paymentId: string): Promise<void> {
  await manager.query('update wishes set told_at = now() where payment_id = $1', [paymentId]);
}

/** @returns how many; what is open is kept */
export async function forgetWishes(manager: EntityManager, days: number): Promise<number> {
  const [, count] = (await manager.query(
    `delete from wishes where payment_id in (
       select payment_id from wishes where state <> 'asked' and ended_at < now() - make_interval(days => $1) limit 5000)`,
    [days],
  )) as [unknown, number];
  return count;
}
