import { randomUUID } from 'node:crypto';
import { inDatabase } from '../database';
import type { Person } from '../people';
import type { Call, Scenario, Scenarios } from '../scenario';
import type { World } from '../world';

/** Nothing listens there. */
const URL = 'https://127.0.0.1:9/hooks';

/** Put in beside the door, for a shop may have ten of them only. */
async function endpointOf({ platform }: World, { walletId, personId }: Person): Promise<string> {
  const endpointId = randomUUID();
  await inDatabase(platform, 'notifications', {
    text: `insert into webhook_endpoints (endpoint_id, wallet_id, person_id, url, events)
           values ($1, $2, $3, $4, '{payment.failed}')`,
    values: [endpointId, walletId, personId, URL],
  });
  return endpointId;
}

async function deliveryOf(world: World, shop: Person): Promise<Record<string, string>> {
  const [endpointId, deliveryId] = [await endpointOf(world, shop), randomUUID()];
  await inDatabase(world.platform, 'notifications', {
    text: `insert into webhook_deliveries (delivery_id, endpoint_id, event, fact_id, body, state, reason, ended_at)
           values ($1, $2, 'payment.failed', $1, '{}', 'parked', 'gave_up', now())`,
    values: [deliveryId, endpointId],
  });
  return { endpointId, deliveryId };
}

/** Of one endpoint, with the body that goes along, made anew for each call. */
const ofEndpoint = (body?: () => object): Scenario => {
  const call = (endpointId: string): Call => ({ params: { endpointId }, ...(body && { body: body() }) });
  return {
    own: async (world) => call(await endpointOf(world, world.shop)),
    others: async (world) => call(await endpointOf(world, world.otherShop)),
    absent: () => call(randomUUID()),
  };
};

const redelivery = (params: Record<string, string>): Call => ({
  params,
  body: { redeliveryId: randomUUID() },
});

export const webhooksScenarios = {
  'notifications.create-webhook': {
    own: () => ({
      body: { endpointId: randomUUID(), url: 'https://example.ma/hooks', events: ['payment.failed'] },
    }),
    others: null,
    absent: null,
  },
  'notifications.read-webhooks': {
    own: async (world, { endpoint }) =>
      endpoint.path.includes(':') ? { params: { endpointId: await endpointOf(world, world.shop) } } : {},
    others: async (world, { endpoint }) =>
      endpoint.path.includes(':')
        ? { params: { endpointId: await endpointOf(world, world.otherShop) } }
        : null,
    absent: (_world, { endpoint }) =>
      endpoint.path.includes(':') ? { params: { endpointId: randomUUID() } } : null,
  },
  'notifications.change-webhook': ofEndpoint(() => ({ state: 'disabled' })),
  'notifications.rotate-webhook-secret': ofEndpoint(() => ({ rotationId: randomUUID() })),
  'notifications.delete-webhook': ofEndpoint(),
  'notifications.test-webhook': ofEndpoint(() => ({ testId: randomUUID() })),
  'notifications.block-webhook': {
    own: async (world) => ({
      params: { endpointId: await endpointOf(world, world.shop) },
      body: { isBlocked: true, reason: 'of the walk' },
    }),
    others: null,
    absent: () => ({
      params: { endpointId: randomUUID() },
      body: { isBlocked: true, reason: 'of the walk' },
    }),
  },
  'notifications.read-webhook-deliveries': ofEndpoint(),
  'notifications.redeliver-webhook': {
    own: async (world) => redelivery(await deliveryOf(world, world.shop)),
    others: async (world) => redelivery(await deliveryOf(world, world.otherShop)),
    absent: async (world) =>
      redelivery({ endpointId: await endpointOf(world, world.shop), deliveryId: randomUUID() }),
  },
} satisfies Partial<Scenarios<`notifications.${string}`>>;
