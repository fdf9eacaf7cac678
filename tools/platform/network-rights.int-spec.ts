/** What the login of a network's service may say and hear, tried on the server: its own network's name, and nobody else's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  payoutsEnded,
  peopleRegistered,
  postTransfers,
  takeCollections,
  takePayouts,
} from '@hanout/contracts';
import {
  Asks,
  connectNats,
  ensureReader,
  ensureStream,
  inboxOf,
  NoAnswer,
  streamOf,
} from '@hanout/messaging';
import { StringCodec, type NatsConnection } from 'nats';
import { layout } from './layout';
import { startNats, type Nats } from './nats';

describe('the service of a network on the bus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-rights-'));
  const connections: NatsConnection[] = [];
  let server: Nats;
  let m2t: NatsConnection;
  let payments: NatsConnection;
  const heard: string[] = [];

  const enter = async (user: string): Promise<NatsConnection> => {
    const connection = await connectNats({ url: server.url, user, password: user, name: user });
    connections.push(connection);
    return connection;
  };
  const refusal = (act: () => void): Promise<string> => {
    const said = (async () => {
      for await (const { data } of m2t.status())
        if (String(data).includes('PERMISSIONS_VIOLATION')) return 'refused';
      return 'closed';
    })();
    act();
    return said;
  };

  beforeAll(async () => {
    const users = layout.map(({ name, natsPermissions }) => ({
      name,
      password: name,
      ...(natsPermissions && { permissions: natsPermissions }),
    }));
    server = await startNats({ storeDir: join(folder, 'store'), port: 24_322, users });
    [m2t, payments] = [await enter('networks-m2t'), await enter('payments')];
    payments.subscribe('payments.>', {
      callback: (_, message) => {
        heard.push(message.subject);
        message.respond(StringCodec().encode(JSON.stringify({ response: { collections: [] } })));
      },
    });
    await payments.flush();
  });
  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  it('asks in its network’s name', async () => {
    const question = { network: 'm2t' as const, collections: [] };
    await expect(new Asks(m2t).ask(takeCollections.m2t, question)).resolves.toEqual({ collections: [] });
    expect(heard).toEqual([takeCollections.m2t.subject]);
  });

  it('says its own facts, and reads and confirms what it needs', async () => {
    const manager = await m2t.jetstreamManager();
    await ensureStream(manager, 'networks-m2t');
    await m2t.jetstream().publish(payoutsEnded.m2t.subject, 'ended');
    await ensureStream(manager, 'identity');
    await ensureReader(manager, 'networks-m2t', 'identity', [peopleRegistered.subject]);
    const identity = await enter('identity');
    await identity.jetstream().publish(peopleRegistered.subject, 'registered');
    const consumer = await m2t.jetstream().consumers.get(streamOf('identity'), 'networks-m2t');
    const messages = await consumer.consume({ abort_on_missing_resource: true });
    for await (const message of messages) {
      expect(message.string()).toBe('registered');
      await expect(message.ackAck()).resolves.toBe(true);
      break;
    }
    messages.stop();
  });

  it('answers what it is asked', async () => {
    m2t.subscribe(takePayouts.m2t.subject, { callback: (_, message) => void message.respond() });
    await m2t.flush();
    await expect(payments.request(takePayouts.m2t.subject)).resolves.toBeDefined();
  });

  it('does not ask in another’s name, nor what is not its affair', async () => {
    heard.length = 0;
    const asks = new Asks(m2t);
    const question = { network: 'wafacash' as const, collections: [] };
    await expect(asks.ask(takeCollections.wafacash, question, { deadlineMs: 1_000 })).rejects.toThrow(
      NoAnswer,
    );
    await expect(asks.ask(postTransfers, {} as never, { deadlineMs: 1_000 })).rejects.toThrow(NoAnswer);
    expect(heard).toEqual([]);
  });

  it.each([
    ['says a fact of another', () => m2t.publish(payoutsEnded.wafacash.subject)],
    ['hears what another is asked', () => m2t.subscribe(takePayouts.wafacash.subject)],
    ['hears what everybody says', () => m2t.subscribe('>')],
    ['hears what everybody is answered', () => m2t.subscribe('_INBOX.>')],
    ['hears what another is answered', () => m2t.subscribe(`${inboxOf('networks-wafacash')}.>`)],
    ['answers in another’s place', () => m2t.publish(`${inboxOf('payments')}.guessed`)],
    ['takes a stream away', () => m2t.publish('$JS.API.STREAM.DELETE.IDENTITY_EVT')],
    ['reads as another', () => m2t.publish('$JS.API.CONSUMER.MSG.NEXT.IDENTITY_EVT.networks-wafacash')],
  ])('never %s', async (_, act) => {
    await expect(refusal(act)).resolves.toBe('refused');
  });
});
