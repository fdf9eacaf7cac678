import { Client, escapeIdentifier, escapeLiteral } from 'pg';

export interface DatabaseAccess {
  /** The database's name. */
  name: string;
  login: string;
  password: string;
}

/** A log-in takes milliseconds, and on a machine that starts everything at once, once in a while, seconds. */
const LOG_IN_MAX_MS = 30_000;

/**
 * The caller ends the connection.
 *
 * @throws Error of PostgreSQL, or that it took no log-in in time
 */
export async function connect(url: string, withinMs = LOG_IN_MAX_MS): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: withinMs });
  // A server that goes away is noticed by the next query; without a listener it would end this process.
  client.on('error', () => undefined);
  await client.connect().catch((error: Error) => {
    if (error.message !== 'timeout expired') throw error;
    const { host } = new URL(url);
    throw new Error(`PostgreSQL at ${host} took no log-in within ${withinMs / 1_000} s`, { cause: error });
  });
  return client;
}

/** Makes what is missing, and sets the password again, so that lost secrets heal at the next start. */
export async function ensureDatabase(
  superuserUrl: string,
  { name, login, password }: DatabaseAccess,
): Promise<string> {
  const client = await connect(superuserUrl);
  const [database, role] = [escapeIdentifier(name), escapeIdentifier(login)];
  try {
    const known = await client.query('select from pg_roles where rolname = $1', [login]);
    await client.query(
      `${known.rowCount ? 'alter' : 'create'} role ${role} login password ${escapeLiteral(password)}`,
    );
    const made = await client.query('select from pg_database where datname = $1', [name]);
    if (!made.rowCount) await client.query(`create database ${database} owner ${role}`);
    await client.query(`revoke all on database ${database} from public`);
  } finally {
    await client.end();
  }
  const url = new URL(superuserUrl);
  url.username = encodeURIComponent(login);
  url.password = encodeURIComponent(password);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}
