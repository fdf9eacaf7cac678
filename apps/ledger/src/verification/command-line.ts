import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { platformLedger } from './platform-ledger';
import { ProgressLine, type Screen } from './progress';
import { readPublishedHeads } from './published-heads';
import { reportText } from './report-text';
import { verifyLedger, type VerifyOptions } from './verify-ledger';

export const HELP = `npm run ledger:verify -- [--database URL] [--heads FILE] [--resume FILE] [--checkpoint FILE] [--json]

Reads the whole ledger again, in one snapshot and without the functions of its database, and proves it: numbers without a
gap, the hash chain, every balance, every bound at every commit, holds, reversals, totals. It locks nothing. What it finds
is told with the number, the flush, the transfer, the account and the column, as far as they can be known.

  --database URL     the ledger's database. Default: the platform that npm start runs on the folder of --data
  --data DIR         that folder. Default: .hanout
  --heads FILE       heads that were published outside the database, a line of JSON each ({"no", "hash", "at"}). Only they
                     can tell that the tail was cut off, or everything from some flush on written anew. Default with a
                     platform: its own heads/ledger.jsonl; keep a copy where nobody who can enter the database can
  --checkpoint FILE  where to write down how far it is, every million rows and at the end. Default: the file of --resume,
                     or with a platform ledger-verify.checkpoint in its folder
  --resume FILE      goes on from such a file: of a run that was interrupted, or of one that is through, to read only what
                     came since. It says what the totals, holds and the hash were up to its number, and is believed: it
                     is only as good as its keeper. With months detached it is the only way: the oldest ones are not
                     there to be read
  --json             the report as JSON instead of a table

Exit code: 0 the ledger holds, 1 it does not, 2 it could not be read to its end.
`;

export interface Terminal {
  stdout: Pick<Screen, 'write'>;
  stderr: Screen;
  /** Ctrl-C. */
  signal?: AbortSignal;
}

/** Returns the exit code. */
export async function verifyFromCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const { stdout, stderr, signal } = terminal;
  try {
    const values = valuesOf(args);
    if (values.help) {
      stdout.write(HELP);
      return 0;
    }
    const progress = new ProgressLine(stderr);
    const { options, notes } = optionsOf(values);
    const report = await verifyLedger({
      ...options,
      ...(signal && { signal }),
      onProgress: (far) => progress.show(far),
    });
    progress.clear();
    report.notes.push(...notes);
    stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : `\n${reportText(report)}`);
    if (report.isComplete) return report.holds ? 0 : 1;
    const { checkpointFile } = options;
    const goOn = checkpointFile === undefined ? '' : ` Go on with: --resume ${checkpointFile}`;
    stderr.write(`\n  Interrupted at ${report.head.no}.${goOn}\n`);
    return 2;
  } catch (error) {
    stderr.write(`\n  ✗ ${error instanceof Error ? error.message || error.name : String(error)}\n`);
    return 2;
  }
}

type Values = ReturnType<typeof valuesOf>;

function valuesOf(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      database: { type: 'string' },
      data: { type: 'string', default: '.hanout' },
      heads: { type: 'string' },
      resume: { type: 'string' },
      checkpoint: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

function optionsOf(values: Values): { options: VerifyOptions; notes: string[] } {
  const platform = values.database === undefined ? platformLedger(resolve(values.data)) : undefined;
  const databaseUrl = values.database ?? platform!.databaseUrl;
  const headsFile = values.heads ?? platform?.headsFile;
  const published = headsFile === undefined ? undefined : readPublishedHeads(headsFile);
  const notes: string[] = [];
  if (!published)
    notes.push('No published heads were given: a tail that was cut off cleanly is not found without them.');
  if (published && published.unreadable > 0) {
    notes.push(`${published.unreadable} lines of ${headsFile} are no heads and were passed over.`);
  }
  if (values.resume !== undefined && !existsSync(values.resume))
    throw new Error(`${values.resume} is not there.`);
  const checkpointFile = values.checkpoint ?? values.resume ?? platform?.checkpointFile;
  const options = {
    databaseUrl,
    ...(published && { heads: published.heads }),
    ...(values.resume !== undefined && { resumeFile: values.resume }),
    ...(checkpointFile !== undefined && { checkpointFile }),
  };
  return { options, notes };
}
