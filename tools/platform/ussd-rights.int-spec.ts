/** The login of the service that an aggregator reaches, tried on the server: what its screens need, and nothing else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ASKED_BY_USSD,
  authorisePayment,
  postTransfers,
  readBalances,
  refundPayment,
  sendSms,
  setPin,
  signIn,
} from '@hanout/contracts';
import { Asks, connectNats, ensureStream, inboxOf, NoAnswer } from '@hanout/messaging';
import { StringCodec, type NatsConnection } from 'nats';
import { layout } from './layout';
import { startNats, type Nats } from './nats';

describe('the service of phones without a screen on the bus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanout-rights-'));
  const heard: string[] = [];
  let server: Nats;
  let ussd: NatsConnection;
  let others: NatsConnection;

  const enter = (user: string): Promise<NatsConnection> =>
    connectNats({ url: server.url, user, password: user, name: user });

  beforeAll(async () => {
    const users = layout.map(({ name, natsPermissions }) => ({
      name,
      password: name,
      ...(natsPermissions && { permissions: natsPermissions }),
    }));
    server = await startNats({ storeDir: join(folder, 'store'), port: 24_323, users });
    [ussd, others] = [await enter('ussd'), await enter('payments')];
    others.subscribe('*.ask.>', {
      callback: (_, message) => {
        heard.push(message.subject);
        message.respond(StringCodec().encode(JSON.stringify({ response: {} })));
      },
    });
    await others.flush();
  });
  afterAll(async () => {
    await Promise.all([ussd, others].map((connection) => connection?.close()));
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  it('asks what it has a screen for', async () => {
    for (const ask of ASKED_BY_USSD) await expect(new Asks(ussd).ask(ask, {})).resolves.toEqual({});
    expect(heard).toEqual(ASKED_BY_USSD.map(({ subject }) => subject));
    expect(heard).toContain(sendSms.subject);
  });

  it('opens its own stream', async () => {
    await expect(ensureStream(await ussd.jetstreamManager(), 'ussd')).resolves.toBeUndefined();
  });

  it.each([signIn, setPin, authorisePayment, refundPayment, readBalances, postTransfers])(
    'never asks $subject',
    async (ask) => {
      heard.length = 0;
      await expect(new Asks(ussd).ask<object, object>(ask, {}, { deadlineMs: 300 })).rejects.toThrow(
        NoAnswer,
      );
      expect(heard).toEqual([]);
    },
  );

  it.each([
    ['hears what everybody says', () => ussd.subscribe('>')],
    ['hears what another is asked', () => ussd.subscribe('identity.ask.>')],
    ['hears what another is answered', () => ussd.subscribe(`${inboxOf('gateway')}.>`)],
    ['says a fact of another', () => ussd.publish('payments.evt.payments-completed.v1')],
  ])('never %s', async (_, act) => {
    const said = (async () => {
      for await (const { data } of ussd.status())
        if (String(data).includes('PERMISSIONS_VIOLATION')) return 'refused';
      return 'closed';
    })();
    act();
    await expect(said).resolves.toBe('refused');
  });
});
