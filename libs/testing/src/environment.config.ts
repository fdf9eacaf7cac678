/** What the global set-up of a Jest run leaves for its workers. */
export function setUpValue(name: 'HANOUT_TEST_POSTGRES_URL' | 'HANOUT_TEST_NATS_BIN'): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run the tests through Jest, whose global set-up starts the servers`);
  return value;
}
