import { bulkEnded, bulkProposed, retryBulk } from '@hanout/contracts';
import { BULK_SCHEDULES, BulkDesk, csvFile } from '../../test/bulk-desk';
import { crashAt } from '../../test/crash-at';
import { FAST, Stage, type Actor } from '../../test/stage';
import { wronglyAsked } from '../../test/wrongly-asked';

const SETTINGS = { ...FAST, BULK_CHUNK: '5', BULK_LANES: '2' };
const LINES = 23;
let stage: Stage;
let desk: BulkDesk;
let shop: Actor & { code: string };
let worker: Actor;

beforeAll(async () => {
  stage = await Stage.set(SETTINGS);
  for (const schedule of BULK_SCHEDULES) await stage.publishSchedule(schedule);
});
beforeEach(async () => {
  desk = new BulkDesk(stage);
  [shop, worker] = [await stage.aMerchant(), await stage.aCustomer(0n)];
  stage.ledger.balances.set(shop.person.walletId, 100_000n);
});
afterEach(async () => expect(await wronglyAsked(stage)).toEqual([]));
afterAll(() => stage?.strike());

const file = () => csvFile(Array.from({ length: LINES }, () => [worker.person.walletId, '10']));
const crash = (point: string, act: () => Promise<unknown>) => crashAt(stage, point, act);
async function outcomes(bulkId: string) {
  const sides = [shop, worker].map(({ person }) => stage.ledger.balanceOf(person.walletId));
  const [used] = await stage.query<{ day_minor: string }>(
    `select day_minor from limits_in_use where wallet_id = $1`,
    [shop.person.walletId],
  );
  const facts = await stage.query<{
    subject: string;
    data: { bulkId?: string; payments?: { payee: { walletId: string } }[] };
  }>(`select subject, envelope::jsonb -> 'data' as data from outbox`);
  const saying = ({ subject: wanted }: { subject: string }) =>
    facts.filter(({ subject, data }) => subject === wanted && data.bulkId === bulkId).length;
  const isOurs = ({ payee }: { payee: { walletId: string } }) => payee.walletId === worker.person.walletId;
  return {
    sides,
    used: used?.day_minor,
    told: facts.flatMap(({ data }) => data.payments ?? []).filter(isOurs).length,
    asks: saying(bulkProposed),
    ends: saying(bulkEnded),
  };
}

describe('a service that dies while it pays a bulk', () => {
  it.each([
    'bulk-approved',
    'bulk-opening',
    'bulk-opened',
    'asking',
    'answered',
    'moving',
    'written',
    'bulk-ending',
  ])('at `%s` has one outcome a line: for the ledger, the limits and the facts', async (point) => {
    const bulk = await desk.upload(shop.code, file());
    await crash(`payments.${point}`, () => desk.approve(bulk));
    expect(await desk.end(bulk.bulkId)).toMatchObject({ results: { paid: LINES, failed: 0 } });
    expect(await outcomes(bulk.bulkId)).toEqual({
      sides: [77_000n, 23_000n],
      used: '23000',
      told: LINES,
      asks: 1,
      ends: 1,
    });
  });

  it.each(['bulk-checked'])('at `%s` has taken the file once', async (point) => {
    await crash(`payments.${point}`, () => desk.upload(shop.code, file()));
    const bulk = await desk.upload(shop.code, file());
    expect(bulk).toMatchObject({ state: 'proposed', lines: LINES });
    expect(await stage.query('select 1 from bulks where merchant_code = $1', [shop.code])).toHaveLength(1);
  });

  it.each(['bulk-retried', 'bulk-opened', 'answered'])(
    'at `%s` of another attempt pays the failed lines once, and no other',
    async (point) => {
      stage.ledger.balances.set(shop.person.walletId, 10_000n);
      const bulk = await desk.upload(shop.code, file());
      await desk.approve(bulk);
      expect(await desk.end(bulk.bulkId)).toMatchObject({ results: { paid: 10, failed: 13 } });
      stage.ledger.balances.set(shop.person.walletId, 50_000n);
      await crash(`payments.${point}`, () =>
        stage.asks.ask(retryBulk, { caller: desk.maker, bulkId: bulk.bulkId }),
      );
      expect(await desk.end(bulk.bulkId)).toMatchObject({ attempt: 2, results: { paid: LINES } });
      expect(await outcomes(bulk.bulkId)).toEqual({
        sides: [37_000n, 23_000n],
        used: '23000',
        told: LINES,
        asks: 1,
        ends: 2,
      });
    },
  );
});
