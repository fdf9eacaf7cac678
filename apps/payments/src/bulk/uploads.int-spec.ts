import { createHash, randomUUID } from 'node:crypto';
import {
  createBulk,
  finishBulkFile,
  putBulkPiece,
  readBulk,
  readBulkLines,
  readBulkProblems,
  rejectBulk,
  type BulkProblemV1,
  type BulkV1,
} from '@hanout/contracts';
import { BULK_SCHEDULES, BulkDesk, csvFile, finance } from '../../test/bulk-desk';
import { FAST, Stage, type Actor } from '../../test/stage';

let stage: Stage;
let desk: BulkDesk;
let shop: Actor & { code: string };
let supplier: Actor & { code: string };
let worker: Actor;
let other: Actor;

beforeAll(async () => {
  stage = await Stage.set(FAST);
  for (const schedule of BULK_SCHEDULES) await stage.publishSchedule(schedule);
});
beforeEach(async () => {
  desk = new BulkDesk(stage);
  [shop, supplier] = [await stage.aMerchant(), await stage.aMerchant()];
  [worker, other] = [await stage.aCustomer(0n), await stage.aCustomer(0n)];
  stage.ledger.balances.set(shop.person.walletId, 1_000_000n);
});
afterAll(() => stage?.strike());

const walletOf = ({ person }: Actor): string => person.walletId;
const problemsOf = async (bulkId: string): Promise<BulkProblemV1[]> =>
  (await stage.asks.ask(readBulkProblems, { caller: desk.maker, bulkId, limit: 500 })).items;
const rowsOf = (table: string) => stage.query(`select * from ${table}`);

describe('the file of a bulk', () => {
  it('is counted, summed and priced before anybody approves it, and moves nothing', async () => {
    const file = csvFile([
      [walletOf(worker), '100'],
      [walletOf(other), '250,50'],
      [supplier.code, '1 000,00'],
      [walletOf(worker), '20'],
    ]);
    const bulk = await desk.upload(shop.code, file);
    expect(bulk).toMatchObject({
      state: 'proposed',
      payerWalletId: walletOf(shop),
      lines: 4,
      payees: 3,
      problems: 0,
      amount: { minor: '137050', currency: 'MAD' },
      payerFees: { minor: '100', currency: 'MAD' },
      payeeFees: { minor: '50', currency: 'MAD' },
      results: { waiting: 4, pending: 0, paid: 0, failed: 0 },
    });
    expect(await desk.lines(bulk.bulkId)).toMatchObject([
      { line: 2, reference: 'W-1', state: 'waiting', amount: { minor: '10000' }, fee: { minor: '0' } },
      { line: 3, reference: 'W-2', fee: { minor: '100' } },
      { line: 4, merchantCode: supplier.code, payeeWalletId: walletOf(supplier), fee: { minor: '50' } },
      { line: 5, amount: { minor: '2000' } },
    ]);
    expect(stage.ledger.asked).toEqual([]);
    expect(await rowsOf('payments')).toEqual([]);
  });

  it.each<[string, (payee: string) => string | Buffer, 'csv' | 'jsonl']>([
    [
      'commas, a quoted amount and a mark of byte order',
      (payee) => `\ufeffnote,payee,reference,amount\n"a, b",${payee},R1,"12,50"\n`,
      'csv',
    ],
    [
      'semicolons and Arabic digits',
      (payee) => `reference;payee;amount;note\r\nR1;${payee};١٢٫٥٠;أجرة\r\n\r\n`,
      'csv',
    ],
    ['a line of JSON each', (payee) => `{"reference":"R1","payee":"${payee}","amount":"12.50"}\n\n`, 'jsonl'],
  ])('may be written with %s', async (_, write, format) => {
    const bulk = await desk.upload(shop.code, write(walletOf(worker)), { format });
    expect(bulk).toMatchObject({ state: 'proposed', lines: 1, amount: { minor: '1250' } });
  });

  it('has every bad line answered with its number, code, column and words', async () => {
    const file = [
      'reference;payee;amount;note',
      `A;${walletOf(worker)};10;`,
      `A;${walletOf(worker)};11;`,
      `;nobody at all;1,234;${'n'.repeat(141)}`,
      `B;${randomUUID()};10;`,
      'C;NOSHOP;10;',
      `D;${walletOf(shop)};10;`,
      `E;${walletOf(worker)};6000;`,
      `F;${supplier.code};0,50;`,
      'G;too;short',
    ].join('\n');
    const bulk = await desk.upload(shop.code, file);
    expect(bulk).toMatchObject({ state: 'refused', lines: 1, problems: 11 });
    const problems = await problemsOf(bulk.bulkId);
    expect(problems.map(({ line, code, field }) => [line, code, field])).toEqual([
      [3, 'payments.bulk_reference_repeated', 'reference'],
      [4, 'payments.bulk_reference_invalid', 'reference'],
      [4, 'payments.bulk_payee_invalid', 'payee'],
      [4, 'payments.bulk_amount_invalid', 'amount'],
      [4, 'payments.bulk_note_too_long', 'note'],
      [5, 'payments.unknown_payee', 'payee'],
      [6, 'payments.unknown_merchant', 'payee'],
      [7, 'payments.paying_oneself', 'payee'],
      [8, 'payments.operation_limit', 'amount'],
      [9, 'payments.amount_not_served', 'amount'],
      [10, 'payments.bulk_line_unreadable', undefined],
    ]);
    expect(problems[0]!.texts).toMatchObject({ fr: 'Cette référence est déjà celle de la ligne 2.' });
    expect(Object.keys(problems[0]!.texts).sort()).toEqual(['ar', 'en', 'fr']);
    const page = await stage.asks.ask(readBulkProblems, {
      caller: desk.maker,
      bulkId: bulk.bulkId,
      limit: 2,
    });
    expect(page.items.map(({ line }) => line)).toEqual([3, 4, 4, 4, 4]);
    expect(page.next).toBe('4');
    await expect(desk.approve({ ...bulk, contentHash: 'a'.repeat(64) })).rejects.toMatchObject({
      code: 'payments.bulk_state',
    });
  });

  it.each<[string, string | Buffer, string]>([
    ['no lines', 'reference;payee;amount\n', 'payments.bulk_empty'],
    ['other columns', 'ref;to;sum\n1;2;3\n', 'payments.bulk_columns'],
    ['other signs than UTF-8', Buffer.from([0x72, 0xe9, 0x0a]), 'payments.bulk_not_utf8'],
    ['an open quote', 'reference;payee;amount\n"A;b;1\n', 'payments.bulk_unreadable'],
  ])('is refused whole with %s, and may be told so again', async (_, file, code) => {
    await expect(desk.upload(shop.code, file)).rejects.toMatchObject({ code });
    await expect(desk.upload(shop.code, file)).rejects.toMatchObject({ code });
    expect(
      await stage.query(
        'select 1 from bulk_lines l join bulks b using (bulk_id) where b.merchant_code = $1',
        [shop.code],
      ),
    ).toEqual([]);
  });

  it('arrives in pieces in any order, and is what was announced', async () => {
    const file = csvFile([[walletOf(worker), '10']]);
    const bytes = Buffer.from(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const caller = desk.maker;
    const bulkId = randomUUID();
    const body = { bulkId, merchantCode: shop.code, sha256, reason: 'x' };
    await stage.asks.ask(createBulk, { caller, body });
    const finish = (sum = sha256) =>
      stage.asks.ask(finishBulkFile, { caller, bulkId, pieces: 2, sha256: sum, format: 'csv' });
    const put = (piece: number, content: Buffer) =>
      stage.asks.ask(putBulkPiece, { caller, bulkId, piece, content: content.toString('base64') });
    await put(1, bytes.subarray(30));
    await expect(finish()).rejects.toMatchObject({ code: 'payments.bulk_piece_missing' });
    await put(0, Buffer.from('other'));
    await expect(finish()).rejects.toMatchObject({ code: 'payments.bulk_hash_mismatch' });
    await expect(finish('f'.repeat(64))).rejects.toMatchObject({ code: 'payments.bulk_hash_mismatch' });
    await put(0, bytes.subarray(0, 30));
    const both = await Promise.all([finish(), finish()]);
    expect(both.map(({ state }) => state)).toEqual(['proposed', 'proposed']);
    expect(await stage.query('select 1 from bulk_lines where bulk_id = $1', [bulkId])).toHaveLength(1);
    expect(await stage.query('select 1 from bulk_pieces where bulk_id = $1', [bulkId])).toEqual([]);
    await expect(put(0, bytes)).rejects.toMatchObject({ code: 'payments.bulk_state' });
  });
});

describe('the same file', () => {
  const upload = (given: { isAgain?: boolean; bulkId?: string } = {}): Promise<BulkV1> =>
    desk.upload(shop.code, csvFile([[walletOf(worker), '10']]), given);

  it('is the same bulk, also when it comes twice at once', async () => {
    const [one, two] = await Promise.all([upload(), upload()]);
    expect(two.bulkId).toBe(one.bulkId);
    expect((await upload()).bulkId).toBe(one.bulkId);
    const elsewhere = await desk.upload(supplier.code, csvFile([[walletOf(worker), '10']]));
    expect(elsewhere.bulkId).not.toBe(one.bulkId);
  });

  it('is another one when somebody says that it is meant, or when the first came to nothing', async () => {
    const first = await upload();
    const again = await upload({ isAgain: true });
    expect(again.bulkId).not.toBe(first.bulkId);
    const reject = { caller: desk.checker, bulkId: first.bulkId, body: { reason: 'wrong month' } };
    expect(await stage.asks.ask(rejectBulk, reject)).toMatchObject({ state: 'rejected' });
    const second = await upload();
    expect(second).toMatchObject({ state: 'proposed' });
    expect(second.bulkId).not.toBe(first.bulkId);
    expect(await desk.read(first.bulkId)).toMatchObject({ state: 'rejected' });
    await stage.outside(`alter table proposals disable trigger all`);
    await stage.outside(
      `update proposals set proposed_at = now() - interval '2 days', expires_at = now() - interval '1 day' where proposal_id = $1`,
      [second.bulkId],
    );
    await stage.outside(`alter table proposals enable trigger all`);
    expect(await desk.read(second.bulkId)).toMatchObject({ state: 'expired' });
    await expect(desk.approve(second)).rejects.toMatchObject({ code: 'two-person.expired' });
    expect((await upload()).bulkId).not.toBe(second.bulkId);
  });

  it('does not lend its id to another', async () => {
    const { bulkId } = await upload();
    await expect(desk.upload(shop.code, 'reference;payee;amount\n', { bulkId })).rejects.toMatchObject({
      code: 'payments.bulk_id_reused',
    });
  });
});

describe('a bulk', () => {
  it('needs another person than the two who brought it, and what he saw', async () => {
    const bulk = await desk.upload(shop.code, csvFile([[walletOf(worker), '10']]));
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    expect(await outcome(desk.approve(bulk, desk.maker))).toBe('two-person.same_person');
    expect(await outcome(desk.approve({ ...bulk, contentHash: 'b'.repeat(64) }))).toBe(
      'two-person.other_content',
    );
    expect(await outcome(desk.approve(bulk, shop.caller))).toBe('platform.forbidden');
    const program = { kind: 'client' as const, id: randomUUID(), roles: ['finance' as const] };
    expect(await outcome(desk.approve(bulk, program))).toBe('platform.forbidden');
    expect(stage.ledger.asked).toEqual([]);
    expect(await desk.read(bulk.bulkId)).toMatchObject({ state: 'proposed' });
  });

  it('is seen by its payer, by finance, and by nobody else', async () => {
    const { bulkId } = await desk.upload(shop.code, csvFile([[walletOf(worker), '10']]));
    expect(await stage.asks.ask(readBulk, { caller: shop.caller, bulkId })).toMatchObject({ bulkId });
    expect(await stage.asks.ask(readBulk, { caller: finance(), bulkId })).toMatchObject({ bulkId });
    for (const caller of [supplier.caller, { ...supplier.caller, merchantCode: undefined }])
      await expect(stage.asks.ask(readBulkLines, { caller, bulkId, limit: 10 })).rejects.toMatchObject({
        code: 'payments.unknown_bulk',
      });
    await expect(stage.asks.ask(readBulk, { caller: worker.caller, bulkId })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
  });
});
