/** `npm start`: everything up on this machine, what to know about it on the screen, and everything down again. */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { layout } from './layout';
import { AlreadyRunning, takeLock, type Lock } from './lock';
import { onEnd } from './ends';
import { Platform, type Progress } from './platform';
import { readPlatformFile } from './platform-file';
import { tryIt } from './try-it';
import { workspaceRoot } from './workspace';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'no-story': { type: 'boolean', default: false },
      data: { type: 'string', default: '.hanout' },
      // `--set programmes.DISBURSEMENT_BATCH_MAX=50`: a setting of one service, for this start.
      set: { type: 'string', multiple: true, default: [] },
      // `--only gateway,identity,ledger`: those services and no other.
      only: { type: 'string' },
      // Whose dist/ is run; another checkout's than this file's in tests only.
      root: { type: 'string', default: workspaceRoot() },
    },
  });
  const dataDir = resolve(values.data);
  const settings = readSettings(values.set);
  const only = readNames(values.only);
  const lock = lockOrTell(dataDir);
  if (!lock) {
    process.exitCode = 1;
    return;
  }
  const root = resolve(values.root);
  const platform = new Platform({ dataDir, root, only, settings, onProgress: tell });
  let exitCode = 0;
  const ended = onEnd(async (why) => {
    print(`\nStopping (${why}) …`);
    await platform.stop();
    lock.release();
    print('Stopped. Nothing is left running.');
    process.exit(exitCode);
  });
  try {
    print(`Starting Hanout in ${dataDir}\n`);
    const begunAt = Date.now();
    await platform.start();
    if (!values['no-story']) await runFirstPayday(root, dataDir);
    tellWhereToLook(platform, dataDir, Date.now() - begunAt);
  } catch (error) {
    if (platform.supervisor.isStopping) return;
    print(`\n${error instanceof Error ? error.message : String(error)}`);
    exitCode = 1;
    ended.now('it did not start');
  }
}

/** @throws Error that shows the form, when a setting is not of it */
function readSettings(given: readonly string[]): Record<string, Record<string, string>> {
  const settings: Record<string, Record<string, string>> = {};
  for (const text of given) {
    const [, service, name, value] = /^([a-z0-9-]+)\.([A-Z0-9_]+)=(.*)$/.exec(text) ?? [];
    if (!service || !name) throw new Error(`--set takes service.SETTING=value, not "${text}"`);
    settings[service] = { ...settings[service], [name]: value ?? '' };
  }
  return settings;
}

/** @throws Error that shows which services there are, when a name is none of theirs */
function readNames(given: string | undefined): string[] | undefined {
  const known = layout.map(({ name }) => name);
  const names = given?.split(',');
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`No service is called "${unknown}". There are: ${known.join(', ')}.`);
  return names;
}

function lockOrTell(dataDir: string): Lock | undefined {
  try {
    return takeLock(dataDir);
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    print(error.message);
    const urls = Object.entries(readPlatformFile(dataDir)?.urls ?? {});
    print(urls.map(([name, url]) => `  ${name.padEnd(24)} ${url}`).join('\n'));
    print(`Stop it with Ctrl-C where it runs, or: kill ${error.holder.pid}`);
    return undefined;
  }
}

/** Tells the first payday once per folder, when the tool for it is there. */
async function runFirstPayday(root: string, dataDir: string): Promise<void> {
  const tool = join(root, 'dist', 'tools', 'payday', 'main.js');
  const told = join(dataDir, 'first-payday.told');
  if (!existsSync(tool) || existsSync(told)) return;
  print('');
  const child = spawn(process.execPath, [tool, '--first-run', '--data', dataDir], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise<number | null>((end) => {
    child.once('exit', end);
    child.once('error', () => end(null));
  });
  if (code === 0) writeFileSync(told, new Date().toISOString());
  else print(`The first payday did not end well (${code}); it is told again at the next start.`);
}

function tell(progress: Progress): void {
  if (progress.kind === 'note') print(`  · ${progress.text}`);
  else
    print(
      `  ✓ ${progress.name.padEnd(24)} ${`${(progress.tookMs / 1000).toFixed(1)} s`.padStart(7)}   ${progress.at}`,
    );
}

function tellWhereToLook(platform: Platform, dataDir: string, tookMs: number): void {
  const { gateway, 'network-simulator': simulator } = platform.urls();
  print(`\nHanout is running (${(tookMs / 1000).toFixed(0)} s).\n`);
  if (gateway) {
    print(`  API                 ${gateway}/api/v1`);
    print(`  Wallet              ${gateway}/wallet/`);
    print(`  Console             ${gateway}/console/`);
  }
  if (simulator) {
    print(`  Network simulator   ${simulator}`);
    print(`  A phone (USSD)      ${simulator}/ussd`);
  }
  print(`  Logs                ${join(dataDir, 'logs')}`);
  print(`  Secrets             ${platform.secrets.file}`);
  const shown = Object.entries(platform.secrets.all()).filter(([name]) => /^(staff|client)\./.test(name));
  if (platform.secrets.areNew && shown.length > 0) {
    print('\nMade for this folder, shown this once:');
    for (const [name, secret] of shown) print(`  ${name.padEnd(32)} ${secret}`);
  }
  if (gateway && simulator) print(`\n${tryIt({ gateway, simulator })}`);
  print('\nCtrl-C stops everything.');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
