import { availableParallelism, loadavg } from 'node:os';

/** What a figure depends on beside us: one line for the head of a report. */
export function machine(): string {
  return `Node ${process.versions.node}, ${availableParallelism()} processors, load before ${loadavg()[0]!.toFixed(1)}`;
}
