import { randomUUID } from 'node:crypto';
import { bulkProposed, readBulks, rejectBulk, type BulkV1, type CallerV1 } from '@hanout/contracts';
import { BULK_SCHEDULES, BulkDesk, csvFile, finance } from '../../test/bulk-desk';
import { crashAt } from '../../test/crash-at';
import { FAST, mad, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let desk: BulkDesk;
let shop: Actor & { code: string };
let worker: Actor;

beforeAll(async () => {
  stage = await Stage.set(FAST);
  for (const schedule of BULK_SCHEDULES) await stage.publishSchedule(schedule);
});
beforeEach(async () => {
  desk = new BulkDesk(stage);
  [shop, worker] = [await stage.aMerchant(), await stage.aCustomer(0n)];
  stage.ledger.balances.set(shop.person.walletId, 100_000n);
  stage.proofs.length = 0;
});
afterAll(() => stage?.strike());

/** 150.00 with a fee of 1.00, and 20.00 without. */
const proposed = (): Promise<BulkV1> => {
  const lines = ['150', '20'].map((amount): [string, string] => [worker.person.walletId, amount]);
  return desk.upload(shop.code, csvFile(lines), { isConsented: false });
};
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code: string; field?: string }) =>
      [error.code, error.field].filter((part) => part !== undefined).join(' '),
  );
const trailOf = ({ bulkId }: BulkV1) =>
  stage.query(
    `select actor_id as by from audit_entries where subject_id = $1 and operation = 'payments.consent-to-bulk'`,
    [bulkId],
  );

const askedOf = async ({ bulkId }: BulkV1): Promise<object[]> => {
  const rows = await stage.query<{ data: object }>(
    `select envelope::jsonb -> 'data' as data from outbox
      where subject = $1 and envelope::jsonb -> 'data' ->> 'bulkId' = $2`,
    [bulkProposed.subject, bulkId],
  );
  return rows.map(({ data }) => data);
};

describe('a bulk', () => {
  it('asks the owner of its wallet for his word, once, with what would leave it', async () => {
    const bulk = await proposed();
    expect(await askedOf(bulk)).toEqual([
      {
        bulkId: bulk.bulkId,
        personId: shop.person.personId,
        lines: 2,
        total: { minor: '17100', currency: 'MAD' },
        expiresAt: expect.any(String),
      },
    ]);
  });

  it('is not approved before the owner of its wallet has consented to it', async () => {
    const bulk = await proposed();
    expect(bulk.consentedAt).toBeUndefined();
    expect(await codeOf(desk.approve(bulk))).toBe('payments.bulk_consent_missing');
    expect(await desk.read(bulk.bulkId)).toMatchObject({ state: 'proposed' });
    expect(stage.ledger.asked).toEqual([]);
    const consented = await desk.consent(bulk);
    expect(consented).toMatchObject({ state: 'proposed', consentedBy: shop.person.personId });
    expect(stage.proofs).toMatchObject([
      { paymentId: bulk.bulkId, amount: mad(17_100), payee: bulk.sha256, pin: '4821' },
    ]);
    expect(await trailOf(bulk)).toEqual([{ by: shop.person.personId }]);
    await desk.approve(bulk);
    expect(await desk.end(bulk.bulkId)).toMatchObject({ results: { paid: 2 } });
    expect(stage.ledger.balanceOf(shop.person.walletId)).toBe(82_900n);
  });

  it('is consented to exactly: file, count, total, and with a proof', async () => {
    const bulk = await proposed();
    const consents = [
      desk.consent(bulk, { sha256: 'a'.repeat(64) }),
      desk.consent(bulk, { lines: 3 }),
      desk.consent(bulk, { total: mad(17_000) }),
      desk.consent(bulk, { total: { minor: '17100', currency: 'EUR' } }),
    ];
    expect(await Promise.all(consents.map(codeOf))).toEqual([
      'payments.bulk_differs sha256',
      'payments.bulk_differs lines',
      'payments.bulk_differs total',
      'payments.bulk_differs total',
    ]);
    expect(stage.proofs).toEqual([]);
    expect(await codeOf(desk.consent(bulk, { proof: { pin: '0000' } }))).toBe('payments.pin_wrong proof');
    expect(await codeOf(desk.approve(bulk))).toBe('payments.bulk_consent_missing');
  });

  it('is consented to by nobody else', async () => {
    const [bulk, other] = [await proposed(), await stage.aMerchant()];
    const cashier: CallerV1 = { ...shop.caller, id: randomUUID(), roles: ['cashier'] };
    const posing: CallerV1 = { ...shop.caller, id: other.caller.id };
    const callers = [other.caller, posing, cashier, worker.caller, finance()];
    const codes = await Promise.all(callers.map((caller) => codeOf(desk.consent(bulk, {}, caller))));
    expect(codes).toEqual([
      'payments.unknown_bulk',
      'payments.unknown_bulk',
      ...Array<string>(3).fill('platform.forbidden'),
    ]);
    expect(await trailOf(bulk)).toEqual([]);
  });

  it('is consented to once, however often it is said', async () => {
    const bulk = await proposed();
    const said = await Promise.all(Array.from({ length: 5 }, () => desk.consent(bulk)));
    expect(new Set(said.map(({ consentedAt }) => consentedAt)).size).toBe(1);
    const proofs = stage.proofs.length;
    expect(await desk.consent(bulk, { proof: {} })).toEqual(said[0]);
    expect(stage.proofs).toHaveLength(proofs);
    expect(await trailOf(bulk)).toHaveLength(1);
  });

  it('is found by its payer and by finance while it waits, and by nobody else', async () => {
    const waiting = async (caller: CallerV1): Promise<string[]> =>
      (await stage.asks.ask(readBulks, { caller })).items.map(({ bulkId }) => bulkId);
    const [bulk, other] = [await proposed(), await stage.aMerchant()];
    expect(await waiting(shop.caller)).toEqual([bulk.bulkId]);
    expect(await waiting(finance())).toContain(bulk.bulkId);
    expect(await waiting(other.caller)).toEqual([]);
    await expect(waiting(worker.caller)).rejects.toMatchObject({ code: 'platform.forbidden' });
    await desk.consent(bulk);
    await desk.approve(bulk);
    expect(await waiting(shop.caller)).toEqual([]);
  });

  it('that was rejected is consented to no more', async () => {
    const bulk = await proposed();
    const { bulkId } = bulk;
    await stage.asks.ask(rejectBulk, { caller: desk.checker, bulkId, body: { reason: 'wrong month' } });
    expect(await codeOf(desk.consent(bulk))).toBe('payments.bulk_state');
    expect(stage.proofs).toEqual([]);
  });

  it('of a wallet that is kept for an organisation needs the two people of finance only', async () => {
    await stage.query(
      `update payment_rules set rules = rules || jsonb_build_object('organisationWalletIds', $1::jsonb)`,
      [JSON.stringify([shop.person.walletId])],
    );
    const bulk = await proposed();
    expect(await askedOf(bulk)).toEqual([]);
    await desk.approve(bulk);
    expect(await desk.end(bulk.bulkId)).toMatchObject({ results: { paid: 2 } });
    shop = await stage.aMerchant();
    expect(await codeOf(desk.approve(await proposed()))).toBe('payments.bulk_consent_missing');
  });

  it.each(['bulk-proven', 'bulk-consented'])(
    'has its consent once when the service dies at `%s`',
    async (point) => {
      const bulk = await proposed();
      await crashAt(stage, `payments.${point}`, () => desk.consent(bulk, {}, shop.caller));
      expect(await desk.consent(bulk)).toMatchObject({ consentedBy: shop.person.personId });
      expect(await trailOf(bulk)).toHaveLength(1);
      await desk.approve(bulk);
      expect(await desk.end(bulk.bulkId)).toMatchObject({ results: { paid: 2 } });
    },
  );
});
