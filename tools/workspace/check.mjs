/**
 * What `npm test` runs after the set-up: formatting, lint (through Nx, so that the border rules hold), types, and every
 * test of the workspace against a real PostgreSQL and a real NATS. All of it runs even when a part fails, so that one
 * run tells everything; the last line is the count of Jest's own results.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';

const results = 'tmp/test-results.json';
const environment = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NO_UPDATE_NOTIFIER: '1' };

function run(title, command, args) {
  const startedAt = Date.now();
  process.stdout.write(`\n── ${title}\n`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: environment });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  process.stdout.write(`── ${title}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)\n`);
  return status === 0;
}

mkdirSync('tmp', { recursive: true });
rmSync(results, { force: true });
const only = process.argv.slice(2);
const parts = [
  run('format', 'npx', ['--no-install', 'nx', 'run', 'hanout:format']),
  run('lint', 'npx', ['--no-install', 'nx', 'run', 'hanout:lint']),
  run('types', 'npx', ['--no-install', 'nx', 'run', 'hanout:typecheck']),
  run('tests', 'npx', [
    '--no-install',
    'jest',
    `--maxWorkers=${Math.max(2, Math.min(4, cpus().length))}`,
    '--json',
    `--outputFile=${results}`,
    '--silent=false',
    ...only,
  ]),
];

const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
  readFileSync(results, 'utf8'),
);
const checks = ['format', 'lint', 'types'].filter((_, index) => !parts[index]);
if (checks.length > 0) process.stdout.write(`\nNot in order: ${checks.join(', ')}\n`);
process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed\n`);
process.exit(parts.every(Boolean) ? 0 : 1);
