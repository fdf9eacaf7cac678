import { parseArgs } from 'node:util';
import { loadConfig, type Environment } from '@hanout/service-kit';
import { Client } from 'pg';
import { readKeyRing } from '@hanout/sealing';
import { reportText } from './report-text';
import { countKeys, rotateKeys, type RotationProgress } from './rotate-keys';
import { RotationConfig } from './rotation.config';

export const HELP = `npm run identity:rotate-keys -- [--dry-run]

Seals identity's personal data under a new key. First put the new key in front of ENCRYPTION_KEYS ("2027:…,2026:…") and
restart every instance of identity, so that new rows are sealed with it and old ones still open. Then run this, beside the
running service; ended in the middle it goes on from there the next time. When it says so, take the old key out.

  DATABASE_URL     identity's database, from the environment as the service has it
  ENCRYPTION_KEYS  the ring, from the environment as the service has it
  --dry-run        only counts what is under which key

Exit code: 0 everything is under the current key (or it was a dry run), 1 something is not, 2 it could not be done.
`;

export interface Terminal {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
  signal?: AbortSignal;
}

/** Returns the exit code. */
export async function rotateFromCommandLine(
  args: readonly string[],
  environment: Environment,
  { stdout, stderr, signal }: Terminal,
): Promise<number> {
  let client: Client | undefined;
  try {
    const { help, 'dry-run': isDry } = valuesOf(args);
    if (help) {
      stdout.write(HELP);
      return 0;
    }
    const { databaseUrl, encryptionKeys } = loadConfig(RotationConfig, environment);
    const ring = readKeyRing(encryptionKeys);
    client = new Client({ connectionString: databaseUrl, application_name: 'identity:rotate-keys' });
    await client.connect();
    const onProgress = (progress: RotationProgress): void => void stderr.write(progressText(progress));
    const reports = isDry
      ? await countKeys(client)
      : await rotateKeys(client, ring, { signal, ...(stderr.isTTY && { onProgress }) });
    stdout.write(reportText(reports, ring));
    const isDone = reports.every(({ byKey }) => [...byKey.keys()].every((id) => id === ring.currentId));
    return isDry || isDone ? 0 : 1;
  } catch (error) {
    stderr.write(`  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  } finally {
    await client?.end().catch(() => undefined);
  }
}

function progressText({ table, done, toDo }: RotationProgress): string {
  const end = done === toDo ? '\n' : '';
  return `\r\x1b[2K  ${table}: ${done} of ${toDo}${end}`;
}

function valuesOf(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}
