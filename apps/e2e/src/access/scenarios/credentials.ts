import { randomUUID } from 'node:crypto';
import { once } from '../once';
import { signInByPhone } from '../phone';
import type { Call, Scenarios } from '../scenario';
import type { World } from '../world';

const sessionOf = once((world) => signInByPhone(world, world.customer));
const otherSessionOf = once((world) => signInByPhone(world, world.otherCustomer));

/** Devices belong to the session that registers them, whatever the role in it. */
const signedInOf = async (world: World) => ({
  id: world.otherCustomer.personId,
  sessionId: await otherSessionOf(world),
});

const key = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) };

const device = (deviceId: string): Call => ({ params: { deviceId } });

export const credentialsScenarios = {
  'identity.read-sessions': { own: () => ({}), others: null, absent: null },
  'identity.revoke-session': {
    // Signing out names no session but one's own; without one there is nothing to end.
    own: async (world, { role, endpoint }) => {
      if (role !== 'customer') return null;
      const sessionId = await sessionOf(world);
      return endpoint.path.includes(':') ? { params: { sessionId } } : { as: { sessionId } };
    },
    others: async (world, { endpoint }) =>
      endpoint.path.includes(':') ? { params: { sessionId: await otherSessionOf(world) } } : null,
    absent: (_world, { endpoint }) =>
      endpoint.path.includes(':') ? { params: { sessionId: randomUUID() } } : null,
  },
  'identity.read-pin': { own: () => ({}), others: null, absent: null },
  'identity.set-pin': {
    own: () => ({ body: { changeId: randomUUID(), pin: '1234' } }),
    others: null,
    absent: null,
  },
  'identity.check-pin': { own: () => ({ body: { pin: '739105' } }), others: null, absent: null },
  'identity.challenge-device': {
    own: async (world) => ({ as: await signedInOf(world) }),
    others: null,
    absent: null,
  },
  'identity.register-device': {
    own: async (world) => ({
      as: await signedInOf(world),
      body: { deviceId: randomUUID(), name: 'Redmi', publicKey: key, signature: 'A'.repeat(86) },
    }),
    others: null,
    absent: null,
  },
  'identity.read-devices': { own: () => ({}), others: null, absent: null },
  // Nobody has one here: that somebody else's is hidden is for the specs of devices.
  'identity.remove-device': {
    own: () => null,
    others: null,
    absent: () => device(randomUUID()),
  },
  'identity.report-sim-change': {
    own: ({ customer }) => ({
      body: { reportId: randomUUID(), phone: customer.phone, changedAt: new Date().toISOString() },
    }),
    others: null,
    absent: null,
  },
} satisfies Partial<Scenarios<`identity.${string}`>>;
