import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createDataSource, inTransaction } from '@hanout/database';
import { IsSecret, loadConfig, type Environment } from '@hanout/service-kit';
import { IsString } from 'class-validator';
import { readListFile } from './list-file';
import { replaceList, type Loaded } from './lists.queries';

export const HELP = `npm run identity:load-list -- [--force] <file>

Replaces a sanctions list by the one in the file, whole or not at all; everybody is then screened again by the running
service. JSON lines: {"listId","source","listDate"} first, then {"entryId","names":[…],"birthYears":[…],"nationality"} a line.

  DATABASE_URL  identity's database, from the environment as the service has it
  --force       loads a list that is older than the one there is

Exit code: 0 loaded or there already, 1 older than the one there is, 2 it could not be done.
`;

class LoadListConfig {
  @IsSecret()
  @IsString()
  databaseUrl: string;
}

export interface Terminal {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** Returns the exit code. */
export async function loadListFromCommandLine(
  args: readonly string[],
  environment: Environment,
  { stdout, stderr }: Terminal,
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { force: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    });
    const [file] = positionals;
    if (values.help || file === undefined) {
      stdout.write(HELP);
      return values.help ? 0 : 2;
    }
    const { databaseUrl } = loadConfig(LoadListConfig, environment);
    const bytes = await readFile(file);
    const list = readListFile(bytes.toString('utf8'));
    const loaded = await load(databaseUrl, {
      list,
      sha256: createHash('sha256').update(bytes).digest(),
      at: new Date(),
      isForced: values.force,
    });
    stdout.write(`  ${list.listId} of ${list.listDate}, ${list.entries.length} entries: ${SAID[loaded]}\n`);
    return loaded === 'older' ? 1 : 0;
  } catch (error) {
    stderr.write(`  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

const SAID: Readonly<Record<Loaded, string>> = {
  loaded: 'loaded',
  unchanged: 'there already, nothing changed',
  older: 'older than the list there is; --force loads it all the same',
};

async function load(url: string, given: Parameters<typeof replaceList>[1]): Promise<Loaded> {
  const source = createDataSource({
    url,
    poolMax: 1,
    applicationName: 'identity:load-list',
    entities: [],
    migrations: [],
  });
  await source.initialize();
  try {
    return await inTransaction(source, (manager) => replaceList(manager, given));
  } finally {
    await source.destroy();
  }
}
