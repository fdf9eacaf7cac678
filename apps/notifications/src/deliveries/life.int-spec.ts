/** Quiet hours, preferences, expiry, parking and release, against the real database and an SMS provider on a socket. */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  changePreferences,
  listDeliveries,
  readPreferences,
  releaseDelivery,
  sendSms,
  type CallerV1,
} from '@hanout/contracts';
import type { Clock } from '@hanout/calendar';
import { Asks } from '@hanout/messaging';
import { CLOCK, startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  startTestNats,
  waitFor,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { DataSource } from 'typeorm';
import { SmsGateway } from '../../test/sms-gateway';
import { ContactsService } from '../contacts/contacts.service';
import { service } from '../service';
import { DeliveriesService } from './deliveries.service';
import type { FactMessage } from './fact.message';
import { SenderService } from './sender.service';

const NOON = new Date('2026-11-27T12:00:00Z');
const NIGHT = new Date('2026-11-27T23:30:00Z');
const support: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['support'] };

describe('the life of deliveries', () => {
  const gateway = new SmsGateway();
  let nats: TestNats;
  let database: TestDatabase;
  let running: RunningService;
  let now: jest.SpyInstance<Date, []>;
  let passes: jest.SpyInstance;

  const query = (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    running.get(DataSource).query(text, values);
  const tell = (...messages: FactMessage[]) =>
    running.get(DataSource).transaction((manager) => running.get(DeliveriesService).tell(messages, manager));
  let last = 600_000_100;
  const aPerson = async (language: 'fr' | 'ar' = 'fr') => {
    const [personId, phone] = [randomUUID(), `+212${++last}`];
    await running.get(DataSource).transaction((manager) =>
      running.get(ContactsService).keep(
        {
          network: 'm2t',
          people: [
            {
              personId,
              walletId: randomUUID(),
              walletKind: 'customer',
              tier: 2,
              language,
              phone,
              references: [],
            },
          ],
        },
        manager,
      ),
    );
    return { personId, phone, caller: { kind: 'person', id: personId, roles: ['customer'] } as CallerV1 };
  };
  const receipt = (personId: string): FactMessage => ({
    factId: randomUUID(),
    personId,
    template: 'payment_sent',
    values: { amount: '10.00', reference: '8WD3KQ5TBX' },
    reference: '8WD3KQ5TBX',
  });
  const request = (personId: string, expiresAt = '2036-01-01T00:00:00.000Z'): FactMessage => ({
    factId: randomUUID(),
    personId,
    template: 'payment_requested',
    values: { amount: '10.00', expiry: expiresAt },
    expiresAt,
  });
  const to = (phone: string) => gateway.taken.filter((message) => message.to === phone);
  const livesOf = async ({ factId }: FactMessage) =>
    (await running.get(Asks).ask(listDeliveries, { caller: support, about: factId })).deliveries;
  const stateOf = async (message: FactMessage) => {
    const [{ state, reason } = {}] = await livesOf(message);
    return [state, reason];
  };
  const hasState = (message: FactMessage, state: string) =>
    waitFor(async () => (await stateOf(message))[0] === state, { what: `a delivery to be ${state}` });

  /** A pass of the sender that read the clock by day is over. */
  const nightFalls = async () => {
    now.mockReturnValue(NIGHT);
    const before = passes.mock.calls.length;
    await waitFor(() => passes.mock.calls.length > before, { what: 'the sender to begin a pass at night' });
  };

  beforeAll(async () => {
    [nats, database] = [await startTestNats(), await createTestDatabase()];
    running = await startService(service, {
      NATS_URL: nats.url,
      DATABASE_URL: database.url,
      HTTP_PORT: '0',
      DATA_KEY: randomBytes(32).toString('base64'),
      SMS_PROVIDER: 'http',
      SMS_TOKEN: 'secret',
      SMS_URL: await gateway.start(),
      SMS_TIMEOUT_MS: '400',
      SMS_BATCH_MAX: '1',
    });
    now = jest.spyOn(running.get<Clock>(CLOCK), 'now');
    passes = jest.spyOn(running.get(SenderService) as unknown as { sendDue(): Promise<boolean> }, 'sendDue');
  });
  beforeEach(() => {
    now.mockReturnValue(NOON);
    gateway.reply = (message, response) => gateway.take(message, response);
  });
  afterAll(async () => {
    now?.mockRestore();
    await running?.stop();
    gateway.stop();
    await database?.drop();
    await nats?.stop();
  });

  it('holds at night what can wait, sends receipts, and in the morning the rest, the oldest first', async () => {
    await nightFalls();
    const { personId, phone } = await aPerson();
    const [first, second, paid] = [request(personId), request(personId), receipt(personId)];
    await tell(first);
    await tell(second);
    await tell(paid);
    await hasState(paid, 'delivered');
    expect(await Promise.all([first, second].map(stateOf))).toEqual([
      ['queued', undefined],
      ['queued', undefined],
    ]);
    now.mockReturnValue(NOON);
    await hasState(second, 'delivered');
    const ids = (await Promise.all([paid, first, second].map(livesOf))).map(([one]) => one!.deliveryId);
    expect(to(phone).map(({ id }) => id)).toEqual(ids);
  });

  it('drops a request whose time is over, and one that has ended, and says why', async () => {
    await nightFalls();
    const { personId, phone } = await aPerson();
    const [over, ended] = [request(personId, '2020-01-01T00:00:00.000Z'), request(personId)];
    await tell(over, ended);
    await running
      .get(DataSource)
      .transaction((manager) =>
        running.get(DeliveriesService).forget(ended.factId, ['payment_requested'], manager),
      );
    await running.get(SenderService).sweep();
    now.mockReturnValue(NOON);
    expect(await Promise.all([over, ended].map(stateOf))).toEqual([
      ['dropped', 'expired'],
      ['dropped', 'expired'],
    ]);
    expect(to(phone)).toEqual([]);
  });

  it('writes in the language a person wants, and not what he has switched off', async () => {
    const { personId, phone, caller } = await aPerson('ar');
    const asks = running.get(Asks);
    const before = await asks.ask(readPreferences, { caller });
    expect([before.language, before.categories.filter(({ isOn }) => !isOn)]).toEqual([
      'ar',
      [{ category: 'marketing', isOn: false, canSwitchOff: true }],
    ]);
    await expect(
      asks.ask(changePreferences, { caller, body: { categoriesOff: ['money_out'] } }),
    ).rejects.toMatchObject({ code: 'notifications.always_on', field: 'body.categoriesOff' });
    await expect(asks.ask(changePreferences, { caller, body: { channels: [] } })).rejects.toMatchObject({
      code: 'notifications.no_channel',
    });
    expect(await asks.ask(readPreferences, { caller })).toEqual(before);
    await asks.ask(changePreferences, { caller, body: { language: 'fr', categoriesOff: ['request'] } });
    const [paid, asked] = [receipt(personId), request(personId)];
    await tell(paid, asked);
    await hasState(paid, 'delivered');
    expect(await stateOf(asked)).toEqual(['dropped', 'switched_off']);
    expect(to(phone).map(({ text }) => text)).toEqual(['Payé : 10,00 DH. Référence 8WD3KQ5TBX.']);
  });

  it('does not send again what may have left, until somebody says so, which is on the trail', async () => {
    const { personId, phone } = await aPerson();
    gateway.reply = (message, _response, httpRequest) => {
      gateway.take(message);
      httpRequest.socket.destroy();
    };
    const paid = receipt(personId);
    await tell(paid);
    await hasState(paid, 'parked');
    expect([await stateOf(paid), to(phone).length]).toEqual([['parked', 'unknown'], 1]);
    const asked = gateway.calls.length;
    await running.get(SenderService).sweep();
    expect(gateway.calls).toHaveLength(asked);

    gateway.reply = (message, response) => gateway.take(message, response);
    const [{ deliveryId }] = (await livesOf(paid)) as unknown as [{ deliveryId: string }];
    const release = { caller: support, deliveryId, body: { reason: 'the holder says nothing came' } };
    await running.get(Asks).ask(releaseDelivery, release);
    await hasState(paid, 'delivered');
    await expect(running.get(Asks).ask(releaseDelivery, release)).rejects.toMatchObject({
      code: 'notifications.not_parked',
    });
    await expect(
      running.get(Asks).ask(releaseDelivery, { ...release, deliveryId: randomUUID() }),
    ).rejects.toMatchObject({ code: 'notifications.unknown_delivery' });
    expect(await query('select operation, reason, before from audit_entries')).toEqual([
      {
        operation: 'notifications.release-delivery',
        reason: 'the holder says nothing came',
        before: { state: 'parked', reason: 'unknown' },
      },
    ]);
  });

  it('parks what a crash left half done with a provider that knows no ids', async () => {
    await nightFalls();
    const { personId, phone } = await aPerson();
    const left = request(personId);
    await tell(left);
    await query(
      `insert into sendings (sending_id, delivery_ids, until)
         select gen_random_uuid(), array_agg(delivery_id), now() from deliveries where fact_id = $1`,
      [left.factId],
    );
    await running.get(SenderService).sweep();
    expect([await stateOf(left), to(phone)]).toEqual([['parked', 'unknown'], []]);
  });

  it('parks what has waited too long, and says whether there was nobody to write to', async () => {
    await nightFalls();
    const { personId } = await aPerson();
    const [late, nobody, young] = [request(personId), request(randomUUID()), request(personId)];
    await tell(late, nobody, young);
    await query(`update deliveries set queued_at = now() - interval '73 hours' where fact_id = any($1)`, [
      [late.factId, nobody.factId],
    ]);
    await running.get(SenderService).sweep();
    expect(await Promise.all([late, nobody, young].map(stateOf))).toEqual([
      ['parked', 'too_old'],
      ['parked', 'no_contact'],
      ['queued', undefined],
    ]);
  });

  it('keeps a code as long as it is of use, where the one who sends it says so', async () => {
    gateway.reply = (_message, response) => void response.writeHead(429).end();
    const send = async (expiresAt?: string) => {
      const messageId = randomUUID();
      const values = { withdrawalCode: '493827160582', amount: '50.00', expiry: '2036-01-01T00:00:00.000Z' };
      const message = { messageId, phone: '+212600000099', language: 'zgh' as const, values };
      const until = expiresAt === undefined ? {} : { expiresAt };
      await running.get(Asks).ask(sendSms, { ...message, template: 'withdrawal_code', ...until });
      return messageId;
    };
    const [silent, good, over] = [
      await send(),
      await send('2036-01-01T00:00:00.000Z'),
      await send('2021-01-01T00:00:00.000Z'),
    ];
    const ends = async (messageId: string) => {
      const [row] = await query('select state, reason from deliveries where delivery_id = $1', [messageId]);
      return [row?.state, row?.reason];
    };
    // Not before the provider has said no: what is on its way to it would be told of later than what is done here.
    for (const refused of [silent, good])
      await waitFor(async () => (await ends(refused))[0] === 'retry', {
        what: 'the provider to refuse a code',
      });
    await query(
      `update deliveries set next_attempt_at = now() + interval '1 hour', queued_at = now() - interval '1 hour'
        where delivery_id = any($1)`,
      [[silent, good, over]],
    );
    await running.get(SenderService).sweep();
    expect(await Promise.all([silent, good, over].map(ends))).toEqual([
      ['parked', 'too_old'],
      ['retry', null],
      ['dropped', 'expired'],
    ]);
  });

  it('waits as long as the provider asks, by the clock of the database', async () => {
    const { personId } = await aPerson();
    gateway.reply = (_message, response) => void response.writeHead(429, { 'retry-after': '120' }).end();
    const paid = receipt(personId);
    await tell(paid);
    await hasState(paid, 'retry');
    const [{ waits }] = (await query(
      "select next_attempt_at > now() + interval '110 seconds' as waits from deliveries where fact_id = $1",
      [paid.factId],
    )) as [{ waits: boolean }];
    expect(waits).toBe(true);
  });
});
