import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aHold, aPostHold, aReversal, aTransfer, TestLedger } from '../testing/test-ledger';
import { TamperedLedger } from './testing/tampered-ledger';
import { verifyLedger, type VerifyOptions } from './verify-ledger';

let ledger: TestLedger;
let payer: string;
let payee: string;
let folder: string;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  file = join(folder, 'checkpoint');
  ledger = await TestLedger.start();
  await ledger.setTime('2090-01-10T00:00:00Z');
  payer = await ledger.wallet(1_000_000n);
  payee = await ledger.wallet();
});
afterEach(async () => {
  await ledger.stop();
  rmSync(folder, { recursive: true });
});

const verify = (options: Partial<VerifyOptions> = {}) =>
  verifyLedger({ databaseUrl: ledger.url, ...options });

/** More than is read at once, several times: 12,000 numbers. */
async function postMuch(): Promise<void> {
  for (let batch = 0; batch < 12; batch += 1) {
    await ledger.post(...Array.from({ length: 1_000 }, () => aTransfer(payer, payee, 1n)));
  }
}

it('goes on where it was told to stop', async () => {
  await postMuch();
  const whole = await verify();
  const stop = new AbortController();
  const first = await verify({
    checkpointFile: file,
    signal: stop.signal,
    onProgress: ({ n }) => n > 0 && stop.abort(),
  });
  expect(first).toMatchObject({ holds: false, isComplete: false, faults: 0 });
  expect(first.counts.legs).toBeLessThan(whole.counts.legs);
  const second = await verify({ resumeFile: file, checkpointFile: file });
  expect(second).toMatchObject({
    holds: true,
    resumedAfter: first.head.no,
    head: whole.head,
    counts: whole.counts,
    run: { rows: whole.counts.rows - first.counts.rows },
  });
});

it('goes on from the last checkpoint when it was killed', async () => {
  await postMuch();
  const killed = verify({
    checkpointFile: file,
    checkpointEveryRows: 1,
    onProgress: ({ n }) => {
      if (n > 6_000) throw new Error('killed');
    },
  });
  await expect(killed).rejects.toThrow('killed');
  expect(existsSync(file)).toBe(true);
  const report = await verify({ resumeFile: file });
  expect(report.holds).toBe(true);
  expect(report.run.rows).toBeLessThan(report.counts.rows);
});

it('keeps the faults that it had found before it was interrupted', async () => {
  await postMuch();
  const tampered = await TamperedLedger.of(ledger);
  const leg = '2090010000000000044';
  await tampered.asSuperuser([`update legs set debit_after_minor = 5 where no = ${leg}`]);
  const stop = new AbortController();
  await verify({ checkpointFile: file, signal: stop.signal, onProgress: ({ n }) => n > 0 && stop.abort() });
  const report = await verify({ resumeFile: file });
  expect(report.findings.map(({ check, no }) => [check, no])).toContainEqual(['balances', leg]);
});

it('reads what came since a run that was through, in another month, too', async () => {
  const [held, forgotten] = [aHold(payer, payee, 30n), aHold(payer, payee, 5n)];
  const sale = aTransfer(payer, payee, 10n);
  await ledger.post(held, forgotten, sale);
  const idle = await ledger.wallet(70n);
  const first = await verify({ checkpointFile: file });
  await ledger.setTime('2090-03-01T00:00:00Z');
  expect(await ledger.outcomes(aPostHold(held), aReversal(sale), aTransfer(payer, payee, 1n))).toEqual([
    'posted',
    'posted',
    'posted',
  ]);
  const second = await verify({ resumeFile: file, checkpointFile: file });
  expect(second.findings).toEqual([]);
  expect(second).toMatchObject({
    holds: true,
    resumedAfter: first.head.no,
    run: { entries: 6 },
    counts: { monthEnds: 2 },
  });
  await ledger.setTime('2090-05-01T00:00:00Z');
  await ledger.freeze(payee);
  expect(await ledger.outcomes(aTransfer(idle, payer, 7n), aTransfer(idle, payee, 1n))).toEqual([
    'posted',
    'account_frozen',
  ]);
  expect(await verify({ resumeFile: file })).toMatchObject({ holds: true, run: { entries: 2 } });
  expect(await verify()).toMatchObject({ holds: true, counts: { monthEnds: 4 } });
});

it('needs a checkpoint when old months are taken away', async () => {
  const sale = aTransfer(payer, payee, 10n);
  await ledger.post(sale);
  await verify({ checkpointFile: file });
  await ledger.setTime('2090-02-01T00:00:00Z');
  await ledger.post(aTransfer(payer, payee, 20n));
  const head = (await verify()).head;
  for (const table of ['flushes', 'legs', 'hold_legs', 'hold_ends']) {
    for (const [part] of await parts(table)) {
      if (!part.endsWith('209002'))
        await ledger.dataSource.query(`alter table ${table} detach partition ${part}`);
    }
  }
  const published = [{ no: '2090010000000000003', hash: 'gone', at: head.at }, head];
  const report = await verify({ resumeFile: file, heads: published });
  expect(report.findings).toEqual([]);
  expect(report.notes).toEqual(['1 published heads are older than the months that are there.']);
});

const parts = (table: string): Promise<[string][]> =>
  ledger.dataSource
    .query<{ part: string }[]>(
      `select inhrelid::regclass::text as part from pg_inherits where inhparent = '${table}'::regclass and
         inhrelid in (select oid from pg_class where relkind = 'r')`,
    )
    .then((rows) => rows.map(({ part }) => [part]));

it('finds that the ledger was cut off before the checkpoint, or is another one', async () => {
  await ledger.post(aTransfer(payer, payee, 10n));
  await verify({ checkpointFile: file });
  const tampered = await TamperedLedger.of(ledger);
  const last = (await verify()).head.no;
  const report = await tampered.verify([`delete from flushes where last_no = ${last}`], { resumeFile: file });
  expect(report.findings[0]).toMatchObject({ check: 'chain', no: last });
  expect(report.findings[0]!.what).toContain('not in this ledger');
});

it('refuses a file that is no checkpoint', async () => {
  for (const content of ['', 'something else']) {
    writeFileSync(file, content);
    await expect(verify({ resumeFile: file })).rejects.toThrow(`${file} is no checkpoint of a verification.`);
  }
});
