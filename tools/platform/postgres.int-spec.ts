import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  chmodSync,
  existsSync,
  readlinkSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type Postgres, type PostgresOptions } from './postgres';
import { linkLibraries } from './postgres-binaries';
import { connect } from './postgres-databases';
import { isStillRunning } from './processes';

describe('the embedded PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-postgres-'));
  // mkdtemp closes the folder to others; as root, PostgreSQL runs as another user.
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  const started: Postgres[] = [];

  async function start(options: Partial<PostgresOptions> = {}): Promise<Postgres> {
    const server = await startPostgres({ dataDir, volatile: true, port: 25_432, ...options });
    started.push(server);
    return server;
  }

  async function ask(url: string, sql: string): Promise<unknown> {
    const client = await connect(url);
    try {
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return Object.values(rows[0] ?? {})[0];
    } finally {
      await client.end();
    }
  }

  afterEach(async () => {
    await Promise.all(started.splice(0).map((server) => server.stop()));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('starts as this user, gives each service its own database, and lets nobody else in', async () => {
    const server = await start();
    const ledger = await server.ensureDatabase({ name: 'ledger', login: 'ledger', password: 'a b/c' });
    const fees = await server.ensureDatabase({ name: 'fees', login: 'fees', password: 'x' });
    await ask(ledger, 'create table entries (id int)');
    expect(await ask(ledger, 'select current_user::text')).toBe('ledger');
    await expect(ask(fees.replace(/fees$/, 'ledger'), 'select 1')).rejects.toThrow(
      /permission denied for database/,
    );
    await expect(ask(fees.replace(':x@', ':wrong@'), 'select 1')).rejects.toThrow(
      /password authentication failed/,
    );
  });

  it('says where and for how long a log-in was waited for', async () => {
    const silent = createServer((socket) => socket.resume().on('error', () => undefined));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    await expect(connect(`postgresql://ledger:secret@127.0.0.1:${port}/ledger`, 100)).rejects.toThrow(
      `PostgreSQL at 127.0.0.1:${port} took no log-in within 0.1 s`,
    );
    silent.close();
    await once(silent, 'close');
  });

  it('keeps what was written over a stop, a kill -9 and a restart, and takes new passwords', async () => {
    const first = await start({ volatile: false });
    const url = await first.ensureDatabase({ name: 'kept', login: 'kept', password: 'one' });
    await ask(url, 'create table facts as select 42 as answer');
    expect(await ask(first.url, 'show fsync')).toBe('on');
    process.kill(first.identity.pid, 'SIGKILL');
    await first.exited;
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(true);

    const second = await start({ volatile: false });
    const again = await second.ensureDatabase({ name: 'kept', login: 'kept', password: 'two' });
    expect(again).toContain(':two@');
    expect(await ask(again, 'select answer from facts')).toBe(42);
  });

  it('ends a server that an earlier, killed platform left on the same folder', async () => {
    const left = await start();
    const next = await start();
    expect(isStillRunning(left.identity)).toBe(false);
    expect(await ask(next.url, 'select 1')).toBe(1);
  });

  it('is not held up by a stale pid file whose number is now somebody else', async () => {
    const server = await start();
    const pidFile = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8');
    await server.stop();
    writeFileSync(join(dataDir, 'postmaster.pid'), pidFile.replace(/^\d+/, String(process.pid)));
    expect(await ask((await start()).url, 'select 1')).toBe(1);
  });

  it('goes to another port when the usual one is taken', async () => {
    const holder = createServer();
    const taken = await new Promise<number>((resolve) => {
      holder.listen(0, '127.0.0.1', () => resolve((holder.address() as { port: number }).port));
    });
    const server = await start({ port: taken });
    holder.close();
    expect(server.port).not.toBe(taken);
    expect(await ask(server.url, 'select 1')).toBe(1);
  });

  it('says that the secrets are not those of the data folder', async () => {
    await expect(start({ password: 'another' })).rejects.toThrow('made with other secrets');
  });
});

describe('the libraries of PostgreSQL', () => {
  it('are linked when npm did not run the install script, and left alone when it did', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hanout-links-'));
    const lib = join(folder, 'native', 'lib');
    mkdirSync(lib, { recursive: true });
    const list = ['libpq.so', 'libpq.so.5'].map((name) => ({
      source: 'native/lib/libpq.so.5.18',
      target: `native/lib/${name}`,
    }));
    writeFileSync(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(list));
    writeFileSync(join(lib, 'libpq.so.5.18'), 'a library');
    symlinkSync('libpq.so.5.18', join(lib, 'libpq.so'));
    linkLibraries(join(folder, 'native'));
    expect(readlinkSync(join(lib, 'libpq.so.5'))).toBe('libpq.so.5.18');
    expect(readFileSync(join(lib, 'libpq.so'), 'utf8')).toBe('a library');
    rmSync(folder, { recursive: true });
  });
});
