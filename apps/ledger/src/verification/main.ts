import 'reflect-metadata';
import { verifyFromCommandLine } from './command-line';

const stopped = new AbortController();
// The first Ctrl-C stops where a checkpoint can be written; the second ends the process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());

const { argv, stdout, stderr } = process;
void verifyFromCommandLine(argv.slice(2), { stdout, stderr, signal: stopped.signal }).then(
  (code) => (process.exitCode = code),
);
