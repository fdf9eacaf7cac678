import { randomUUID } from 'node:crypto';
import { createPayment } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { mad, Stage } from '../../test/stage';

const PAYMENTS = 40;

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set();
  await stage.publishSchedule();
});
afterAll(() => stage?.strike());

/** Of the payments of this database, by PostgreSQL's own count: what each process did is counted a moment later. */
async function updates(): Promise<{ all: number; inPlace: number }> {
  const rows = await stage.query<{ all: number; inPlace: number }>(
    `select n_tup_upd::int as all, n_tup_hot_upd::int as "inPlace" from pg_stat_user_tables where relname = 'payments'`,
  );
  return rows[0]!;
}

it('the end of a payment is written in its page, and in no index', async () => {
  const [shop, payer] = [await stage.aMerchant(), await stage.aCustomer()];
  const paid = await Promise.all(
    Array.from({ length: PAYMENTS }, () =>
      stage.asks.ask(createPayment, {
        caller: payer.caller,
        idempotencyKey: randomUUID(),
        body: { merchantCode: shop.code, amount: mad(1_000) },
      }),
    ),
  );
  expect(paid.filter(({ payment }) => payment.state === 'completed')).toHaveLength(PAYMENTS);
  await waitFor(async () => (await updates()).all >= PAYMENTS, { what: 'the ends to be counted' });
  expect(await updates()).toEqual({ all: PAYMENTS, inPlace: PAYMENTS });
});
