import 'reflect-metadata';
import { environment } from '../key-rotation/rotation.config';
import { loadListFromCommandLine } from './command-line';

const { argv, stdout, stderr } = process;
void loadListFromCommandLine(argv.slice(2), environment(), { stdout, stderr }).then(
  (code) => (process.exitCode = code),
);
