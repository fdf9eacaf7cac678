import { availableParallelism, loadavg } from 'node:os';
import { environment } from '../platform/environment.config';
import { postgresBinaries, versionOf } from '../platform/postgres-binaries';

/** What a figure depends on beside us: one line for the head of a report. */
export function machine(): string {
  const build = environment().POSTGRES_HOME ?? 'the package';
  return [
    `Node ${process.versions.node}`,
    `PostgreSQL ${versionOf(postgresBinaries())} of ${build}`,
    `${availableParallelism()} processors`,
    `load before ${loadavg()[0]!.toFixed(1)}`,
  ].join(', ');
}
