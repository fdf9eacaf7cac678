import { randomUUID } from 'node:crypto';
import type { PaymentKind, PaymentState } from '@hanout/contracts';
import { createTestDatabase, type TestDatabase } from '@hanout/testing';
import { DataSource } from 'typeorm';
import { newReference } from '../payments/payment.reference';
import { EndPaymentsInPlace1796640000000 } from './1796640000000-end-payments-in-place';
import { migrations } from './index';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  const before = migrations.slice(0, migrations.indexOf(EndPaymentsInPlace1796640000000));
  dataSource = new DataSource({ type: 'postgres', url: database.url, migrations: before });
  await dataSource.initialize();
  await dataSource.runMigrations();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const ASKED_AT = '2026-11-29T10:00:00.000Z';
const UNTIL = '2026-12-01T10:00:00.000Z';
const DONE_AT = '2026-11-28T10:00:00.000Z';

interface Row {
  kind?: PaymentKind;
  state: PaymentState;
  askAgainAt?: string;
  asks?: number;
  expiresAt?: string;
}

/** As they were written before. */
async function put({ kind = 'merchant_payment', state, askAgainAt, asks = 0, expiresAt }: Row) {
  const [paymentId, payeeWalletId] = [randomUUID(), randomUUID()];
  await dataSource.query(
    `insert into payments (payment_id, kind, channel, state, reference, payer_wallet_id, payee_wallet_id, currency,
                           amount_minor, fee_minor, fee_side, ask_again_at, asks, expires_at, completed_at)
     values ($1, $2, 'request', $3, $4, gen_random_uuid(), $5, 'MAD', 1000, 0, 'payer', $6, $7, $8,
             case when $3 = 'completed' then $9::timestamptz end)`,
    [
      paymentId,
      kind,
      state,
      newReference(),
      payeeWalletId,
      askAgainAt ?? null,
      asks,
      expiresAt ?? null,
      DONE_AT,
    ],
  );
  return { paymentId, payeeWalletId };
}

it('carries over what waits for the ledger or for somebody, and when cash and bills were paid', async () => {
  const asked = await put({ state: 'pending', askAgainAt: ASKED_AT, asks: 3 });
  const approved = await put({ state: 'settling', askAgainAt: ASKED_AT, expiresAt: UNTIL });
  const waiting = await put({ state: 'held', expiresAt: UNTIL });
  const requested = await put({ state: 'requested', expiresAt: UNTIL });
  const paid = await put({ state: 'completed', expiresAt: UNTIL });
  const cash = await put({ kind: 'cash_in', state: 'completed' });
  const bill = await put({ kind: 'bill_payment', state: 'completed' });
  await put({ kind: 'cash_out', state: 'requested', expiresAt: UNTIL });
  await dataSource.destroy();
  dataSource = new DataSource({ type: 'postgres', url: database.url, migrations });
  await dataSource.initialize();
  await dataSource.runMigrations();

  const asks = await dataSource.query('select * from ledger_asks order by asks');
  expect(asks).toEqual([
    { payment_id: approved.paymentId, ask_again_at: new Date(ASKED_AT), asks: 0 },
    { payment_id: asked.paymentId, ask_again_at: new Date(ASKED_AT), asks: 3 },
  ]);
  const untils: { payment_id: string }[] = await dataSource.query(
    `select payment_id from payments where expires_at is not null and kind = 'merchant_payment' order by state`,
  );
  expect(untils.map(({ payment_id }) => payment_id)).toEqual([waiting.paymentId, requested.paymentId]);
  expect(await dataSource.query('select * from completions order by kind desc')).toEqual([
    row({ ...cash, kind: 'cash_in' }),
    row({ ...bill, kind: 'bill_payment' }),
  ]);
  expect(
    await dataSource.query('select completed_at, state from payments where payment_id = $1', [
      paid.paymentId,
    ]),
  ).toEqual([{ completed_at: new Date(DONE_AT), state: 'completed' }]);
});

function row({ paymentId, payeeWalletId, kind }: { paymentId: string; payeeWalletId: string; kind: string }) {
  return {
    payment_id: paymentId,
    kind,
    payee_wallet_id: payeeWalletId,
    completed_at: new Date(DONE_AT),
  };
}
