/** Endpoints: whose they are, their secrets at rest, how many. */
import { randomUUID } from 'node:crypto';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  listWebhookDeliveries,
  listWebhooks,
  readWebhook,
  rotateWebhookSecret,
  WEBHOOKS_MAX,
  type CallerV1,
} from '@hanout/contracts';
import { refusal, WebhookStage } from '../../test/webhook-stage';

const stage = new WebhookStage();
const { support, shop, query, asks, aShop, aPath, enrol, aSale, happen } = stage;
beforeAll(() => stage.set());
afterAll(() => stage.strike());

describe('an endpoint', () => {
  it('is made once, with a secret that is sealed at rest and shown to whoever made it', async () => {
    const caller = aShop();
    const body = {
      endpointId: randomUUID(),
      url: shop.url(aPath()),
      events: ['payment.completed' as const],
    };
    const made = await asks().ask(createWebhook, { caller, body });
    expect(made.webhook).toMatchObject({
      ...body,
      state: 'enabled',
      isBlocked: false,
      walletId: caller.walletId,
    });
    await expect(asks().ask(createWebhook, { caller, body })).resolves.toEqual(made);
    const [row] = await query('select secret_sealed from webhook_secrets where endpoint_id = $1', [
      body.endpointId,
    ]);
    expect((row!['secret_sealed'] as Buffer).includes(made.secret!.slice(6))).toBe(false);
    const read = await asks().ask(readWebhook, { caller, endpointId: body.endpointId });
    expect(read).toEqual(made.webhook);
    expect(JSON.stringify(read)).not.toContain(made.secret);

    await query(`update webhook_secrets set created_at = created_at - interval '25 hours'`);
    await expect(asks().ask(createWebhook, { caller, body })).resolves.toEqual({ webhook: made.webhook });
    await expect(
      asks().ask(createWebhook, { caller, body: { ...body, url: shop.url('/other') } }),
    ).rejects.toEqual(refusal('notifications.webhook_id_reused'));
    await expect(asks().ask(createWebhook, { caller: aShop(), body })).rejects.toEqual(
      refusal('notifications.webhook_id_reused'),
    );
  });

  it('is of its shop alone; staff see it', async () => {
    const caller = aShop();
    const { webhook } = await enrol(caller);
    const { endpointId } = webhook;
    const other = aShop();
    const unknown = refusal('notifications.unknown_webhook');
    await expect(asks().ask(readWebhook, { caller: other, endpointId })).rejects.toEqual(unknown);
    await expect(
      asks().ask(changeWebhook, { caller: other, endpointId, body: { state: 'disabled' } }),
    ).rejects.toEqual(unknown);
    await expect(
      asks().ask(rotateWebhookSecret, { caller: other, endpointId, body: { rotationId: randomUUID() } }),
    ).rejects.toEqual(unknown);
    await expect(asks().ask(deleteWebhook, { caller: other, endpointId })).rejects.toEqual(unknown);
    await expect(asks().ask(listWebhookDeliveries, { caller: other, endpointId })).rejects.toEqual(unknown);
    await expect(asks().ask(readWebhook, { caller: support, endpointId })).resolves.toEqual(webhook);
    expect((await asks().ask(listWebhooks, { caller: other })).items).toEqual([]);
    expect((await asks().ask(listWebhooks, { caller })).items).toEqual([webhook]);
    const cashier: CallerV1 = { ...caller, roles: ['cashier'] };
    await expect(asks().ask(readWebhook, { caller: cashier, endpointId })).rejects.toEqual(
      refusal('platform.forbidden'),
    );
  });

  it('is one of few, also when two come at once', async () => {
    const caller = aShop();
    for (let made = 1; made < WEBHOOKS_MAX; made += 1) await enrol(caller);
    const both = await Promise.allSettled([enrol(caller), enrol(caller)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await asks().ask(listWebhooks, { caller })).items).toHaveLength(WEBHOOKS_MAX);
  });

  it('hears nothing any more once it is deleted, and twice is the same', async () => {
    const caller = aShop();
    const path = aPath();
    const { webhook } = await enrol(caller, path);
    const { endpointId } = webhook;
    await expect(asks().ask(deleteWebhook, { caller, endpointId })).resolves.toEqual({ endpointId });
    await expect(asks().ask(deleteWebhook, { caller, endpointId })).resolves.toEqual({ endpointId });
    await happen(aSale(caller.walletId));
    expect(await query('select 1 from webhook_deliveries where endpoint_id = $1', [endpointId])).toEqual([]);
    expect(await query('select 1 from webhook_secrets where endpoint_id = $1', [endpointId])).toEqual([]);
    await expect(asks().ask(readWebhook, { caller, endpointId })).rejects.toEqual(
      refusal('notifications.unknown_webhook'),
    );
  });
});
