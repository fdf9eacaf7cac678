import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestLedger } from '../testing/test-ledger';
import { HELP, verifyFromCommandLine } from './command-line';
import { platformLedger } from './platform-ledger';
import type { VerificationReport } from './report';
import { startBusyLedger } from './testing/busy-ledger';
import { TamperedLedger } from './testing/tampered-ledger';

let ledger: TestLedger;
let folder: string;
beforeAll(async () => {
  ledger = await startBusyLedger();
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
});
afterAll(async () => {
  await ledger.stop();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await verifyFromCommandLine(args, {
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
  });
  return { code, ...said };
}

it('tells an honest ledger with a table, the head and what it read', async () => {
  const { code, out, err } = await run('--database', ledger.url);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/Hash chain +19 {2}✓/);
  expect(out).toMatch(/Published heads found in the chain +0 {2}–/);
  expect(out).toMatch(/Head +2090020000000000041 of 2090-02-01T10:00:00.000Z\n +[0-9a-f]{64}\n/);
  expect(out).toMatch(/rows\/s, .* entries\/s/);
  expect(out).toContain('No published heads were given');
  expect(out).toContain('✓ The ledger holds.');
});

it('tells faults with their place, and ends with 1', async () => {
  const tampered = await TamperedLedger.of(ledger);
  await tampered.asSuperuser(['update legs set amount_minor = 301 where no = 2090010000000000008']);
  const text = await run('--database', ledger.url);
  const json = await run('--database', ledger.url, '--json');
  await tampered.asSuperuser(['update legs set amount_minor = 300 where no = 2090010000000000008']);
  expect(text.code).toBe(1);
  expect(text.out).toMatch(
    /✗ balances: legs.debit_after_minor not the balance after this leg\n +number 2090010000000000008, flush .*, transfer .*, account .*\n +expected 99699, found 99700/,
  );
  expect(text.out).toMatch(/✗ The ledger does not hold: \d+ faults\./);
  expect(json.code).toBe(1);
  const report = JSON.parse(json.out) as VerificationReport;
  expect(report.findings.map(({ no }) => no)).toContain('2090010000000000008');
});

it('writes a checkpoint and goes on from it', async () => {
  const file = join(folder, 'checkpoint');
  expect(await run('--database', ledger.url, '--checkpoint', file)).toMatchObject({ code: 0 });
  const { code, out } = await run('--database', ledger.url, '--resume', file);
  expect(code).toBe(0);
  expect(out).toContain('Read on after 2090020000000000041.');
});

it.each<[string, string[], string]>([
  ['no platform', ['--data', '/nowhere'], 'No platform is running on /nowhere'],
  ['no server', ['--database', 'postgres://127.0.0.1:1/none'], 'ECONNREFUSED'],
  [
    'no checkpoint',
    ['--database', 'postgres://127.0.0.1:1/none', '--resume', '/nowhere'],
    '/nowhere is not there',
  ],
  ['no heads', ['--database', 'postgres://127.0.0.1:1/none', '--heads', '/nowhere'], 'ENOENT'],
  ['an unknown option', ['--everything'], "Unknown option '--everything'"],
])('ends with 2 when it cannot run: %s', async (_why, args, text) => {
  const { code, err } = await run(...args);
  expect(code).toBe(2);
  expect(err).toContain(text);
});

it('explains itself', async () => {
  expect(await run('--help')).toEqual({ code: 0, out: HELP, err: '' });
});

it('finds the ledger of the platform that runs', () => {
  const data = join(folder, 'data');
  mkdirSync(join(data, 'heads'), { recursive: true });
  writeFileSync(
    join(data, 'platform.json'),
    JSON.stringify({ urls: { postgres: 'postgres://127.0.0.1:15432' } }),
  );
  writeFileSync(join(data, 'secrets.json'), JSON.stringify({ 'postgres.ledger': 'a/b' }));
  const databaseUrl = 'postgres://ledger:a%2Fb@127.0.0.1:15432/ledger';
  const checkpointFile = join(data, 'ledger-verify.checkpoint');
  expect(platformLedger(data)).toEqual({ databaseUrl, headsFile: undefined, checkpointFile });
  const headsFile = join(data, 'heads', 'ledger.jsonl');
  writeFileSync(headsFile, '');
  expect(platformLedger(data)).toEqual({ databaseUrl, headsFile, checkpointFile });
});
