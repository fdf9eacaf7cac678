/** The service dies between the yes of the endpoint and its own writing of it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createWebhook, testWebhook, type CallerV1 } from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  ServiceProcess,
  startTestNats,
  waitFor,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { DataSource } from 'typeorm';
import { ShopSystem } from '../../test/shop-system';
import { service } from '../service';

const MAIN = join(__dirname, '..', '..', 'test', 'crashing-main.ts');
const caller: CallerV1 = { kind: 'person', id: randomUUID(), roles: ['merchant'], walletId: randomUUID() };

describe('a crash between the yes of an endpoint and our commit', () => {
  const shop = new ShopSystem();
  let nats: TestNats;
  let database: TestDatabase;
  let running: RunningService | undefined;

  beforeAll(async () => {
    [nats, database] = [await startTestNats(), await createTestDatabase()];
    await shop.start();
  });
  afterAll(async () => {
    await running?.stop();
    shop.stop();
    await database?.drop();
    await nats?.stop();
  });

  it('sends again, with the same id', async () => {
    const env = {
      TZ: 'UTC',
      NATS_URL: nats.url,
      DATABASE_URL: database.url,
      HTTP_PORT: '0',
      DATA_KEY: randomBytes(32).toString('base64'),
      SMS_PROVIDER: 'file',
      SMS_FILE: '/dev/null',
      WEBHOOK_ADDRESSES: 'any',
    };
    const dying = await ServiceProcess.start(MAIN, env, ['notifications.before-webhook-settled']);
    const asker = await startService({ ...service, name: 'asker', database: undefined, modules: [] }, env);
    const [endpointId, url] = [randomUUID(), shop.url('/hooks')];
    await asker
      .get(Asks)
      .ask(createWebhook, { caller, body: { endpointId, url, events: ['payment.failed'] } });
    void asker
      .get(Asks)
      .ask(testWebhook, { caller, endpointId, body: { testId: randomUUID() } })
      .catch(() => undefined);
    await waitFor(() => dying.hasEnded, { what: 'the service to die after the call' });
    await asker.stop();
    expect(shop.at('/hooks')).toHaveLength(1);

    running = await startService(service, env);
    const row = async () =>
      (
        (await running!.get(DataSource).query('select state, attempts from webhook_deliveries')) as object[]
      )[0];
    expect(await row()).toEqual({ state: 'sending', attempts: 1 });
    await running.get(DataSource).query('update webhook_deliveries set next_attempt_at = now()');
    await waitFor(async () => JSON.stringify(await row()).includes('delivered'), {
      what: 'it to be delivered',
    });
    expect(await row()).toEqual({ state: 'delivered', attempts: 2 });
    const [first, again] = shop.at('/hooks');
    expect(again!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(again!.body).toBe(first!.body);
  });
});
