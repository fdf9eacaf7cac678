import type { Environment } from './load-config';

/** The one place where the environment of the process is read. */
export function environment(): Environment {
  return process.env;
}
