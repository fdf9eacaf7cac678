import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type NatsConnection } from 'nats';
import { startNats, type Nats, type NatsOptions } from './nats';
import { isStillRunning } from './processes';

describe('the embedded NATS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-nats-'));
  const storeDir = join(folder, 'store');
  const users = [
    { name: 'ledger', password: 'one' },
    { name: 'fees', password: 'two', permissions: { publish: ['fees.evt.>'], subscribe: ['_INBOX.>'] } },
  ];
  const started: Nats[] = [];
  const connections: NatsConnection[] = [];

  async function start(options: Partial<NatsOptions> = {}): Promise<Nats> {
    const server = await startNats({ storeDir, port: 24_222, users, ...options });
    started.push(server);
    return server;
  }

  async function enter(server: Nats, user: string, pass: string): Promise<NatsConnection> {
    const connection = await connect({ servers: server.url, user, pass, reconnect: false });
    connections.push(connection);
    return connection;
  }

  afterEach(async () => {
    await Promise.all(connections.splice(0).map((connection) => connection.close()));
    await Promise.all(started.splice(0).map((server) => server.stop()));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lets each service in with its own password only', async () => {
    const server = await start();
    await enter(server, 'ledger', 'one');
    await expect(enter(server, 'ledger', 'two')).rejects.toThrow(/Authorization Violation/i);
    const anonymous = connect({ servers: server.url, reconnect: false });
    await expect(anonymous).rejects.toThrow(/Authorization Violation/i);
  });

  it('starts many at once, each on ports of its own', async () => {
    const servers = await Promise.all(
      [1, 2, 3].map((number) => start({ storeDir: join(folder, `many-${number}`), users: [] })),
    );
    expect(new Set(servers.map(({ port }) => port)).size).toBe(3);
    expect(new Set(servers.map(({ monitorPort }) => monitorPort)).size).toBe(3);
  });

  it('refuses a subject that a service was not given', async () => {
    const server = await start();
    const fees = await enter(server, 'fees', 'two');
    const refused = (async () => {
      for await (const { data } of fees.status())
        if (String(data).includes('PERMISSIONS_VIOLATION')) return true;
      return false;
    })();
    fees.publish('ledger.cmd.post');
    await expect(refused).resolves.toBe(true);
  });

  it('keeps a confirmed message over a kill -9, and ends what an earlier platform left on the same store', async () => {
    const first = await start();
    const before = await enter(first, 'ledger', 'one');
    await (await before.jetstreamManager()).streams.add({ name: 'LEDGER_EVT', subjects: ['ledger.evt.>'] });
    await before.jetstream().publish('ledger.evt.posted', 'fact');
    process.kill(first.identity.pid, 'SIGKILL');
    await first.exited;

    const second = await start({ fixedPorts: first });
    expect(second.port).toBe(first.port);
    const third = await start();
    expect(isStillRunning(second.identity)).toBe(false);
    const manager = await (await enter(third, 'ledger', 'one')).jetstreamManager();
    expect((await manager.streams.info('LEDGER_EVT')).state.messages).toBe(1);
  });
});
