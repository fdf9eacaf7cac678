import { randomUUID } from 'node:crypto';
import { inDatabase } from '../database';
import type { Scenarios } from '../scenario';
import type { World } from '../world';

const REASON = { body: { reason: 'the provider takes this range again' } };

async function aParkedDelivery({ platform }: World): Promise<string> {
  const deliveryId = randomUUID();
  await inDatabase(platform, 'notifications', {
    text: `insert into deliveries (delivery_id, person_id, template, rank, values_sealed, state, reason)
           values ($1, $2, 'payment_sent', 1, '\\x00', 'parked', 'refused_by_provider')`,
    values: [deliveryId, randomUUID()],
  });
  return deliveryId;
}

export const notificationsScenarios = {
  'notifications.read-deliveries': { own: () => ({}), others: null, absent: null },
  'notifications.list-deliveries': {
    own: () => ({ params: { about: randomUUID() } }),
    others: null,
    absent: null,
  },
  'notifications.release-delivery': {
    own: async (world) => ({ params: { deliveryId: await aParkedDelivery(world) }, ...REASON }),
    others: null,
    absent: () => ({ params: { deliveryId: randomUUID() }, ...REASON }),
  },
  'notifications.read-preferences': { own: () => ({}), others: null, absent: null },
  'notifications.change-preferences': {
    own: () => ({ body: { language: 'fr', categoriesOff: ['report', 'marketing'] } }),
    others: null,
    absent: null,
  },
} satisfies Partial<Scenarios<`notifications.${string}`>>;
