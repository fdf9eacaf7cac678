import 'reflect-metadata';
import { verifyFromCommandLine } from './command-line';

const { argv, stdout, stderr } = process;
void verifyFromCommandLine(argv.slice(2), { stdout, stderr }).then((code) => (process.exitCode = code));
