/** Addresses inside are refused, at the door and when the event is sent. */
import { randomUUID } from 'node:crypto';
import { createWebhook, listWebhooks, testWebhook } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { WebhookStage } from '../../test/webhook-stage';

const stage = new WebhookStage();
const { query, asks, aShop, deliveriesOf } = stage;
beforeAll(() => stage.set({}));
afterAll(() => stage.strike());

describe('webhooks where only public addresses are allowed', () => {
  const caller = aShop();

  it.each([
    'http://example.ma/',
    'https://127.0.0.1/',
    'https://169.254.169.254/',
    'https://[::1]/',
    'https://nats/',
  ])('refuses %s at the door and changes nothing', async (url) => {
    const body = { endpointId: randomUUID(), url, events: ['payment.completed' as const] };
    await expect(asks().ask(createWebhook, { caller, body })).rejects.toEqual(
      expect.objectContaining({ code: 'notifications.webhook_url', field: 'body.url' }),
    );
    expect((await asks().ask(listWebhooks, { caller })).items).toEqual([]);
  });

  it('refuses one that got in otherwise when it is sent', async () => {
    const body = {
      endpointId: randomUUID(),
      url: 'https://example.ma/',
      events: ['payment.completed' as const],
    };
    const { endpointId } = body;
    await asks().ask(createWebhook, { caller, body });
    await query(`update webhook_endpoints set url = 'https://127.0.0.1:1/' where endpoint_id = $1`, [
      endpointId,
    ]);
    await asks().ask(testWebhook, { caller, endpointId, body: { testId: randomUUID() } });
    const list = () => deliveriesOf(caller, endpointId);
    await waitFor(async () => (await list())[0]!.state === 'retry', { what: 'the try to be refused' });
    expect(await list()).toMatchObject([{ lastError: 'refused_address' }]);
  });
});
