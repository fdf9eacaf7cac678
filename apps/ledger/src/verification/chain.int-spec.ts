import fc from 'fast-check';
import { Client } from 'pg';
import { modelRun } from '../testing/model-run.config';
import type { TestLedger } from '../testing/test-ledger';
import {
  accountLine,
  decisionLine,
  epochMs,
  GENESIS,
  holdEndLine,
  holdLegLine,
  legLine,
  quoted,
  reversalLine,
} from './chain';
import { copyOut } from './copy-out';
import { LogReader } from './log-reader';
import { rowOf } from './row';
import { startBusyLedger } from './testing/busy-ledger';

let ledger: TestLedger;
let client: Client;
beforeAll(async () => {
  ledger = await startBusyLedger();
  client = new Client({ connectionString: ledger.url });
  await client.connect();
  await client.query(`set timezone = 'UTC'; create temp table texts (id integer, one text, two text)`);
});
afterAll(async () => {
  await client.end();
  await ledger.stop();
});

/** All that a text column keeps, and often what has a meaning to somebody. */
const text = fc.option(
  fc.oneof(
    fc.string({
      unit: fc.constantFrom('"', '\\', '(', ')', ',', ' ', '\t', '\n', '\r', '\v', '\f', '\b', 'N', 'ح', 'a'),
    }),
    fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', '')),
  ),
);

it(`writes a row as PostgreSQL does, and reads what COPY writes (HANOUT_MODEL_SEED=${modelRun.seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 100 }), async (pairs) => {
      await client.query('truncate texts');
      await client.query('insert into texts select * from unnest($1::integer[], $2::text[], $3::text[])', [
        pairs.map((_pair, id) => id),
        pairs.map(([one]) => one),
        pairs.map(([, two]) => two),
      ]);
      const [lines] = await copyOut(
        client,
        'copy (select one, two, row(one, two)::text from texts order by id) to stdout',
      );
      const rows = lines!.map(rowOf);
      expect(rows.map(([one, two]) => [one, two])).toEqual(pairs);
      expect(pairs.map(([one, two]) => `(${quoted(one)},${quoted(two)})`)).toEqual(rows.map((row) => row[2]));
    }),
    { numRuns: 100, seed: modelRun.seed },
  );
});

it('makes the lines that the database makes', async () => {
  const reader = await LogReader.open(ledger.url);
  const lines: string[] = [];
  for await (const piece of reader.piecesAfter('0')) {
    lines.push(
      ...piece.decisions.map((line) => decisionLine(rowOf(line))),
      ...piece.holdEnds.map((line) => holdEndLine(rowOf(line))),
      ...piece.holdLegs.map((line) => holdLegLine(rowOf(line))),
      ...piece.legs.map((line) => legLine(rowOf(line))),
      ...piece.reversals.map((line) => reversalLine(rowOf(line))),
      ...piece.events.map((line) => accountLine(rowOf(line))),
    );
  }
  await reader.close();
  const { rows } = await client.query<{ line: string }>(
    `select decision_line(d) as line from decisions d union all select hold_end_line(e) from hold_ends e
       union all select hold_leg_line(l) from hold_legs l union all select leg_line(l) from legs l
       union all select reversal_line(r) from reversals r
       union all select account_line(e, a) from account_events e join accounts a using (account_no)`,
  );
  expect(lines.length).toBeGreaterThan(40);
  expect([...lines].sort()).toEqual(rows.map(({ line }) => line).sort());
});

it.each([
  '1970-01-01 00:00:00+00',
  '2026-11-24 20:15:43.432+00',
  '2090-02-01 10:00:00.1+00',
  '2031-12-31 23:59:59.9995+00',
  '2031-12-31 23:59:59.123456+00',
])('counts milliseconds of %s as the database does', async (time) => {
  const { rows } = await client.query<{ ms: string }>(
    'select (extract(epoch from $1::timestamptz) * 1000)::bigint as ms',
    [time],
  );
  expect(String(epochMs(time))).toBe(rows[0]!.ms);
});

it('begins where the database begins', async () => {
  const { rows } = await client.query<{ hash: string }>(
    `select encode(sha256('hanout ledger 1'), 'hex') as hash`,
  );
  expect(GENESIS.toString('hex')).toBe(rows[0]!.hash);
});

it('tells an error of the database, and the connection goes on', async () => {
  await expect(copyOut(client, 'copy (select 1 / 0) to stdout')).rejects.toThrow('division by zero');
  expect(await copyOut(client, 'copy (select 1) to stdout; copy (select 2 where false) to stdout')).toEqual([
    ['1'],
    [],
  ]);
});
