/** pgbench, PostgreSQL's own benchmark: the yardstick of the box. It is not in our packages; where it is missing, not run. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CLIENTS = 8;
/** Ten branches for eight clients, as its manual advises: below the number of clients it measures its own row locks. */
const SCALE = 10;

export interface Pgbench {
  prepare(): Promise<void>;
  /** TPC-B-like transactions per second. */
  tpcB(protocol: 'simple' | 'prepared', seconds: number): Promise<number>;
  /** Runs of a script per second. */
  script(file: string, text: string, options: { url: string; seconds: number }): Promise<number>;
}

function binary(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const folders = existsSync(versions) ? readdirSync(versions).map((one) => join(versions, one, 'bin')) : [];
  return ['/usr/bin', '/usr/local/bin', ...folders].map((one) => join(one, 'pgbench')).find(existsSync);
}

export function findPgbench(databaseUrl: string): Pgbench | undefined {
  const command = binary();
  if (!command) return undefined;
  const run = async (url: string, args: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(command, [...args, url]);
    return stdout;
  };
  const timed = async (url: string, seconds: number, args: string[]): Promise<number> => {
    const output = await run(url, ['-n', '-c', String(CLIENTS), '-j', '2', '-T', String(seconds), ...args]);
    const tps = /tps = ([\d.]+)/.exec(output)?.[1];
    if (!tps) throw new Error(`pgbench said nothing of its speed:\n${output}`);
    return Number(tps);
  };
  return {
    prepare: async () => {
      await run(databaseUrl, ['-i', '-q', '-s', String(SCALE)]);
    },
    tpcB: async (protocol, seconds) => {
      const tps = await timed(databaseUrl, seconds, ['-M', protocol, '-b', 'tpcb-like']);
      // Its dead rows would be cleared away beside whatever is measured next.
      await run(databaseUrl, ['-i', '-q', '-I', 'v']);
      return tps;
    },
    script: (file, text, { url, seconds }) => {
      writeFileSync(file, text);
      return timed(url, seconds, ['-f', file]);
    },
  };
}
