import 'reflect-metadata';
import { rotateFromCommandLine } from './command-line';
import { environment } from './rotation.config';

const stopped = new AbortController();
// The first Ctrl-C stops between two batches; the second ends the process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());

const { argv, stdout, stderr } = process;
void rotateFromCommandLine(argv.slice(2), environment(), { stdout, stderr, signal: stopped.signal }).then(
  (code) => (process.exitCode = code),
);
