import { randomUUID } from 'node:crypto';
import { newcomer } from '../newcomer';
import type { Scenarios } from '../scenario';

const VERSION = '2026-11-29';
const REASON = { body: { reason: 'Request of 2026/118' } };

export const privacyScenarios = {
  'identity.read-consents': { own: () => ({}), others: null, absent: null },
  'identity.change-consent': {
    own: () => ({ params: { purpose: 'service_news' }, body: { version: VERSION, isGiven: true } }),
    others: null,
    absent: () => ({ params: { purpose: 'unheard_of' }, body: { version: VERSION, isGiven: true } }),
  },
  'identity.export-person': {
    // Staff have nothing of their own here, and a person needs no id.
    own: (_world, { role, endpoint }) => (role === 'compliance' || endpoint.path.includes(':') ? null : {}),
    others: ({ otherCustomer }, { endpoint }) =>
      endpoint.path.includes(':') ? { params: { personId: otherCustomer.personId }, ...REASON } : null,
    absent: (_world, { endpoint }) =>
      endpoint.path.includes(':') ? { params: { personId: randomUUID() }, ...REASON } : null,
  },
  'identity.erase-person': {
    own: async (world, { role, endpoint }) => {
      const isNamed = endpoint.path.includes(':');
      if ((role === 'compliance') !== isNamed) return null;
      const { personId, walletId } = await newcomer(world);
      return { ...REASON, ...(isNamed ? { params: { personId } } : { as: { id: personId, walletId } }) };
    },
    others: ({ otherCustomer }, { role, endpoint }) =>
      endpoint.path.includes(':') && role !== 'compliance'
        ? { params: { personId: otherCustomer.personId }, ...REASON }
        : null,
    // Of oneself: staff are nobody there.
    absent: (_world, { role, endpoint }) => {
      if (endpoint.path.includes(':')) return { params: { personId: randomUUID() }, ...REASON };
      return role === 'customer' || role === 'merchant' ? null : REASON;
    },
  },
} satisfies Partial<Scenarios<`identity.${string}`>>;
