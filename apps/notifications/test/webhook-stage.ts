import { randomBytes, randomUUID } from 'node:crypto';
import {
  createWebhook,
  listWebhookDeliveries,
  type CallerV1,
  type CompletedPaymentV1,
  type WebhookDeliveryV1,
  type WebhookEvent,
  type WebhookWithSecretV1,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { startService, type RunningService } from '@hanout/service-kit';
import {
  createTestDatabase,
  startTestNats,
  waitFor,
  type TestDatabase,
  type TestNats,
} from '@hanout/testing';
import { DataSource } from 'typeorm';
import { service } from '../src/service';
import { WebhookEvents } from '../src/webhooks/webhook-events.service';
import { ShopSystem } from './shop-system';

/** Two senders over one database, as when the service is scaled, and a shop's system on a socket. */
export class WebhookStage {
  readonly shop = new ShopSystem();
  readonly support: CallerV1 = { kind: 'staff', id: randomUUID(), roles: ['support'] };
  running: RunningService;
  second: RunningService;
  private nats: TestNats;
  private database: TestDatabase;
  private paths = 0;

  /** @param settings beside those that let webhooks go to this machine */
  async set(settings: Record<string, string> = { WEBHOOK_ADDRESSES: 'any' }): Promise<void> {
    [this.nats, this.database] = [await startTestNats(), await createTestDatabase()];
    await this.shop.start();
    const env = {
      NATS_URL: this.nats.url,
      DATABASE_URL: this.database.url,
      HTTP_PORT: '0',
      DATA_KEY: randomBytes(32).toString('base64'),
      SMS_PROVIDER: 'file',
      SMS_FILE: '/dev/null',
      ...settings,
    };
    this.running = await startService(service, env);
    this.second = await startService(service, env);
  }

  async strike(): Promise<void> {
    this.shop.stop();
    await this.second?.stop();
    await this.running?.stop();
    await this.database?.drop();
    await this.nats?.stop();
  }

  readonly query = (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    this.running.get(DataSource).query(text, values);

  readonly asks = (): Asks => this.running.get(Asks);

  readonly aShop = (): CallerV1 & { walletId: string } => ({
    kind: 'person',
    id: randomUUID(),
    roles: ['merchant'],
    walletId: randomUUID(),
    merchantCode: 'SHOP2021',
  });

  readonly aPath = (): string => `/hooks/${(this.paths += 1)}`;

  readonly enrol = (
    caller: CallerV1,
    path = this.aPath(),
    events: WebhookEvent[] = ['payment.completed', 'payment.refunded', 'payment.failed'],
  ): Promise<WebhookWithSecretV1> =>
    this.asks().ask(createWebhook, {
      caller,
      body: { endpointId: randomUUID(), url: this.shop.url(path), events },
    });

  readonly aSale = (walletId: string): CompletedPaymentV1 => ({
    paymentId: randomUUID(),
    kind: 'merchant_payment',
    channel: 'code',
    reference: '8WD3KQ5TBX',
    payer: { walletId: randomUUID(), kind: 'customer', network: 'm2t', personId: randomUUID() },
    payee: { walletId, kind: 'merchant', network: 'm2t', personId: randomUUID() },
    amount: { minor: '8550', currency: 'MAD' },
    fee: { paidBy: 'payee', amount: { minor: '42', currency: 'MAD' }, accrued: '0', shares: [] },
    completedAt: '2026-11-27T12:00:00.000Z',
  });

  readonly happen = (...payments: CompletedPaymentV1[]): Promise<void> =>
    this.running
      .get(DataSource)
      .transaction((manager) => this.running.get(WebhookEvents).onCompleted(payments, manager));

  readonly deliveriesOf = async (caller: CallerV1, endpointId: string): Promise<WebhookDeliveryV1[]> =>
    (await this.asks().ask(listWebhookDeliveries, { caller, endpointId })).items;

  readonly stateOf = async (caller: CallerV1, endpointId: string): Promise<string[]> =>
    (await this.deliveriesOf(caller, endpointId)).map(({ state }) => state);

  readonly hasStates = (caller: CallerV1, endpointId: string, ...states: string[]): Promise<unknown> =>
    waitFor(async () => String(await this.stateOf(caller, endpointId)) === String(states), {
      what: `deliveries to be ${String(states)}`,
    });
}

export const refusal = (code: string): unknown => expect.objectContaining({ code });
