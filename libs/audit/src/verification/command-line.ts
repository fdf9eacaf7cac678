import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { platformTrails, type Trail } from './platform-trails';
import { readPublishedHeads } from './published-heads';
import { reportText } from './report-text';
import { verifyTrail } from './verify-trail';

export const HELP = `npm run audit:verify -- [--data DIR] [--only NAME] [--database URL [--heads FILE]]

Reads the audit trail of every service again, each in one snapshot, and computes its hash chain: what was changed, removed,
put between, reordered or cut off since it was sealed is told with its number. It locks nothing.

  --data DIR      the folder of the platform that npm start runs. Default: .hanout
  --only NAME     one of its databases: identity, fees, …
  --database URL  one trail somewhere else
  --heads FILE    its published heads, a line of JSON each. Only they can tell that the tail was cut off or the trail
                  written anew; keep a copy where nobody who can enter the database can

Exit code: 0 every trail holds, 1 one does not, 2 one could not be read.
`;

interface Terminal {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
}

/** Returns the exit code. */
export async function verifyFromCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const { stdout, stderr } = terminal;
  let code = 0;
  try {
    const { help, data, only, database, heads } = valuesOf(args);
    if (help) {
      stdout.write(HELP);
      return 0;
    }
    const trails: Trail[] = database
      ? [{ name: new URL(database).pathname.slice(1), databaseUrl: database, headsFile: heads }]
      : platformTrails(resolve(data)).filter(({ name }) => only === undefined || name === only);
    if (trails.length === 0) throw new Error(`There is no database ${only}.`);
    for (const trail of trails) code = Math.max(code, await verifyOne(trail, terminal));
    return code;
  } catch (error) {
    stderr.write(`  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

async function verifyOne(trail: Trail, { stdout, stderr }: Terminal): Promise<number> {
  const client = new Client({ connectionString: trail.databaseUrl });
  try {
    // The heads first: one that is published while we read must not look like a tail cut off.
    const heads = trail.headsFile === undefined ? [] : await readPublishedHeads(trail.headsFile);
    await client.connect();
    const report = await verifyTrail(client, {
      heads,
      ...(stderr.isTTY && { onProgress: (number) => void stderr.write(`\r  ${trail.name}: ${number}\r`) }),
    });
    stdout.write(reportText(trail.name, report));
    return report.faultsInAll === 0 ? 0 : 1;
  } catch (error) {
    stderr.write(
      `  ✗ ${trail.name} could not be read: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 2;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function valuesOf(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: '.hanout' },
      only: { type: 'string' },
      database: { type: 'string' },
      heads: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values;
}
