import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestLedger } from '../testing/test-ledger';
import { readPublishedHeads } from './published-heads';
import type { Head } from './report';
import { startBusyLedger } from './testing/busy-ledger';
import { MEND_TOTALS, RECHAIN, TamperedLedger } from './testing/tampered-ledger';

/** What only somebody outside the database can know: that there was another ledger before. */

let ledger: TestLedger;
let tampered: TamperedLedger;
let heads: Head[];
beforeAll(async () => {
  ledger = await startBusyLedger();
  tampered = await TamperedLedger.of(ledger);
  const rows = await ledger.dataSource.query<{ no: string; hash: string; at: Date }[]>(
    `select last_no as no, encode(hash, 'hex') as hash, posted_at as at from flushes order by first_no`,
  );
  heads = rows.map(({ at, ...head }) => ({ ...head, at: at.toISOString() }));
});
afterAll(() => ledger.stop());

const LAST = '2090020000000000041';
const CUT = [
  ...['decisions', 'legs', 'flushes'].map(
    (table) => `delete from ${table} where ${table === 'flushes' ? 'first_no' : 'no'} = ${LAST}`,
  ),
  MEND_TOTALS,
];

it('are all found in an honest ledger', async () => {
  const report = await tampered.verify([], { heads });
  expect(report).toMatchObject({ holds: true, notes: [] });
  expect(report.checks).toContainEqual({ check: 'heads', looked: 19, faults: 0 });
});

it('are not needed to find a tail that was cut off and no more', async () => {
  const report = await tampered.verify([`delete from flushes where first_no = ${LAST}`]);
  expect(report.findings.map(({ column }) => column)).toContain('ledger_head.last_no');
  const cut = await tampered.verify(CUT);
  expect(cut.findings.map(({ column }) => column)).toEqual(['ledger_head.last_no', 'ledger_head.hash']);
});

it('find a tail that was cut off with head and totals mended', async () => {
  expect(await tampered.verify([...CUT, RECHAIN])).toMatchObject({ holds: true });
  const report = await tampered.verify([...CUT, RECHAIN], { heads });
  expect(report.findings).toEqual([
    expect.objectContaining({ check: 'heads', no: LAST, found: '2090020000000000040' }),
  ]);
  expect(report.findings[0]!.what).toContain('the tail was cut');
});

it('find that everything from some flush on was written anew', async () => {
  const rewrite = [`update legs set reference = 'another' where no = 2090010000000000014`, RECHAIN];
  expect(await tampered.verify(rewrite)).toMatchObject({ holds: true });
  const report = await tampered.verify(rewrite, { heads });
  expect(report.faults).toBe(heads.length - 7);
  expect(report.findings[0]).toMatchObject({
    check: 'heads',
    no: '2090010000000000015',
    what: 'another hash was published: rewritten after 2090010000000000007',
  });
});

it('find other borders and other times', async () => {
  const [, , third] = heads;
  const report = await tampered.verify([], {
    heads: [
      { ...third!, no: '2090010000000000010' },
      { ...third!, at: '2090-01-31T20:00:00.124Z' },
    ],
  });
  expect(report.findings.map(({ what }) => what)).toEqual([
    'no flush ends where this head was published: rewritten after the beginning',
    'another time was published',
  ]);
});

it('are read from lines of JSON, in any order', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heads-'));
  const file = join(folder, 'heads.jsonl');
  const lines = [heads[2], heads[1], { no: 'none' }].map((head) => JSON.stringify(head));
  writeFileSync(file, `${lines.join('\n')}\n\n{"no":"20`);
  expect(readPublishedHeads(file)).toEqual({ heads: [heads[1], heads[2]], unreadable: 2 });
  rmSync(folder, { recursive: true });
});
