/** The service dies between the provider's yes and its own writing of it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sendSms } from '@hanout/contracts';
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
import { SmsGateway } from '../../test/sms-gateway';
import { service } from '../service';

const MAIN = join(__dirname, '..', '..', 'test', 'crashing-main.ts');

describe('a crash between the yes of the provider and our commit', () => {
  const gateway = new SmsGateway();
  let nats: TestNats;
  let database: TestDatabase;
  let running: RunningService;
  let env: Record<string, string>;

  beforeAll(async () => {
    [nats, database] = [await startTestNats(), await createTestDatabase()];
    env = {
      TZ: 'UTC',
      NATS_URL: nats.url,
      DATABASE_URL: database.url,
      HTTP_PORT: '0',
      DATA_KEY: randomBytes(32).toString('base64'),
      SMS_PROVIDER: 'http',
      SMS_TOKEN: 'secret',
      SMS_URL: await gateway.start(),
    };
    running = await startService(service, env);
  });
  afterAll(async () => {
    await running?.stop();
    gateway.stop();
    await database?.drop();
    await nats?.stop();
  });

  /** Queued with nobody to send it, then taken by a service that dies at the point; another one comes up instead. */
  async function crash(point: string, knowsIds: 'yes' | 'no'): Promise<string> {
    const messageId = randomUUID();
    await running.stop();
    const dying = await ServiceProcess.start(MAIN, { ...env, SMS_KNOWS_IDS: knowsIds }, [
      `notifications.${point}`,
    ]);
    const asker = await startService({ ...service, name: 'asker', database: undefined, modules: [] }, env);
    void asker
      .get(Asks)
      .ask(sendSms, {
        messageId,
        phone: '+212600000001',
        language: 'fr',
        template: 'one_time_code',
        values: { code: '482913' },
      })
      .catch(() => undefined);
    await waitFor(() => dying.hasEnded, { what: `the service to die at ${point}` });
    await asker.stop();
    running = await startService(service, { ...env, SMS_KNOWS_IDS: knowsIds });
    await running
      .get(DataSource)
      .query('update sendings set until = now() where delivery_ids = array[$1::uuid]', [messageId]);
    return messageId;
  }
  const endOf = async (messageId: string) => {
    const read = async () =>
      (
        (await running
          .get(DataSource)
          .query('select state, reason from deliveries where delivery_id = $1', [messageId])) as {
          state: string;
          reason: string | null;
        }[]
      )[0]!;
    await waitFor(async () => ['delivered', 'parked'].includes((await read()).state), {
      what: 'the delivery to come to an end',
    });
    return read();
  };
  const callsFor = (messageId: string) => gateway.calls.filter(({ key }) => key === messageId).length;

  it('asks again with the same id where the provider knows it, and the phone rings once', async () => {
    const messageId = await crash('before-settled', 'yes');
    expect(await endOf(messageId)).toEqual({ state: 'delivered', reason: null });
    expect([callsFor(messageId), gateway.taken.filter(({ id }) => id === messageId).length]).toEqual([2, 1]);
  });

  it('parks it as unknown where the provider knows no ids, and does not ask again', async () => {
    const messageId = await crash('before-settled', 'no');
    expect(await endOf(messageId)).toEqual({ state: 'parked', reason: 'unknown' });
    expect(callsFor(messageId)).toBe(1);
  });
});
