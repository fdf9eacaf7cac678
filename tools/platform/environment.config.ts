/** The one place of the platform's tools that looks at the environment they were started in. */
export function environment(): Record<string, string | undefined> {
  return process.env;
}

/** What a child process needs of it to run at all; everything else is given by name. */
export function childEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_EXTRA_CA_CERTS'];
  const present = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(present), TZ: 'UTC' };
}
