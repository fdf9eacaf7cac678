import { createHash, randomUUID } from 'node:crypto';
import { createBulk, finishBulkFile, putBulkPiece, type BulkV1 } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { BULK_SCHEDULES, BulkDesk, csvFile } from '../../test/bulk-desk';
import { FAST, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let desk: BulkDesk;
let shop: Actor & { code: string };
let worker: Actor;

beforeAll(async () => {
  stage = await Stage.set({ ...FAST, EXPIRE_UPLOADS_EVERY_MS: '50' });
  for (const schedule of BULK_SCHEDULES) await stage.publishSchedule(schedule);
  desk = new BulkDesk(stage);
});
beforeEach(async () => {
  [shop, worker] = [await stage.aMerchant(), await stage.aCustomer(0n)];
});
afterAll(() => stage?.strike());

const aFile = (): string => csvFile([[worker.person.walletId, '100']]);
const sha256Of = (file: string) => createHash('sha256').update(file).digest('hex');
const create = (file: string, bulkId: string = randomUUID()): Promise<BulkV1> => {
  const body = { bulkId, merchantCode: shop.code, sha256: sha256Of(file), reason: 'Wages of November' };
  return stage.asks.ask(createBulk, { caller: desk.maker, body });
};
const put = ({ bulkId }: BulkV1, file: string) => {
  const content = Buffer.from(file).toString('base64');
  return stage.asks.ask(putBulkPiece, { caller: desk.maker, bulkId, piece: 0, content });
};
const finish = ({ bulkId }: BulkV1, file: string) => {
  const question = { caller: desk.maker, bulkId, pieces: 1, sha256: sha256Of(file), format: 'csv' as const };
  return stage.asks.ask(finishBulkFile, question);
};
const piecesOf = async ({ bulkId }: BulkV1) =>
  (await stage.query('select from bulk_pieces where bulk_id = $1', [bulkId])).length;
const isOld = ({ bulkId }: BulkV1, hours: number) =>
  stage.query(`update bulks set created_at = now() - make_interval(hours => $2) where bulk_id = $1`, [
    bulkId,
    hours,
  ]);
const isExpired = (bulk: BulkV1) =>
  waitFor(async () => (await desk.read(bulk.bulkId)).state === 'expired', { what: 'the bulk to expire' });
/** The job has come by once more, from its beginning to its end. */
async function hasComeBy(): Promise<void> {
  const witness = await create(`nobody's ${randomUUID()}`);
  await isOld(witness, 25);
  await isExpired(witness);
}

describe('the file of a bulk that is not read', () => {
  it('is given up after its time, with its pieces, and may be brought anew', async () => {
    const refused = `a;file;that\nis;none ${randomUUID()}`;
    const bulk = await create(refused);
    await put(bulk, refused);
    await expect(finish(bulk, refused)).rejects.toMatchObject({ kind: 'invalid' });
    expect(await piecesOf(bulk)).toBe(1);
    await isOld(bulk, 25);
    await isExpired(bulk);
    expect(await piecesOf(bulk)).toBe(0);
    await expect(put(bulk, refused)).rejects.toMatchObject({ code: 'payments.bulk_state' });
    expect(await finish(bulk, refused)).toMatchObject({ state: 'expired' });
    expect(await create(refused, bulk.bulkId)).toMatchObject({ state: 'expired' });
    const again = await create(refused);
    expect(again).toMatchObject({ state: 'uploading' });
    expect(again.bulkId).not.toBe(bulk.bulkId);
  });

  it('is left alone until then, and so is what was read', async () => {
    const [file, young] = [aFile(), `young ${randomUUID()}`];
    const read = await create(file);
    await put(read, file);
    expect(await finish(read, file)).toMatchObject({ state: 'proposed' });
    expect(await piecesOf(read)).toBe(0);
    const sending = await create(young);
    await put(sending, young);
    await isOld(sending, 23);
    await isOld(read, 30);
    await hasComeBy();
    expect(await desk.read(read.bulkId)).toMatchObject({ state: 'proposed', lines: 1 });
    expect(await desk.read(sending.bulkId)).toMatchObject({ state: 'uploading' });
    expect(await piecesOf(sending)).toBe(1);
  });

  it('comes to one end when its time is over while it is read', async () => {
    for (let round = 0; round < 6; round += 1) {
      const file = csvFile([[worker.person.walletId, String(100 + round)]]);
      const bulk = await create(file);
      await put(bulk, file);
      const [finished] = await Promise.allSettled([finish(bulk, file), isOld(bulk, 25)]);
      await hasComeBy();
      const { state, lines } = await desk.read(bulk.bulkId);
      expect(['proposed', 'expired']).toContain(state);
      expect(lines).toBe(state === 'proposed' ? 1 : 0);
      if (finished.status === 'fulfilled') expect(finished.value.state).toBe(state);
      else expect(finished.reason).toMatchObject({ code: 'payments.bulk_piece_missing' });
      expect(await piecesOf(bulk)).toBe(0);
    }
  });

  it('is measured by the rules of the day', async () => {
    const bulk = await create(`slow ${randomUUID()}`);
    await isOld(bulk, 2);
    await hasComeBy();
    expect(await desk.read(bulk.bulkId)).toMatchObject({ state: 'uploading' });
    await stage.query(
      `insert into payment_rules (effective_from, rules, source)
       select current_date - 1, rules || '{"bulkUploadSeconds": 3600}', 'of this spec' from payment_rules
        order by effective_from desc limit 1`,
    );
    await isExpired(bulk);
    await stage.query('delete from payment_rules where effective_from = current_date - 1');
  });
});
