import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { DeviceChallengeV1 } from '@hanout/contracts';
import { newcomer } from '../newcomer';
import { once } from '../once';
import { customerCaller } from '../people';
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

/** A new device of somebody who has just signed in with it: removing it ends the session as well. */
async function registered(
  world: World,
): Promise<{ deviceId: string; as: { id: string; sessionId: string } }> {
  const person = await newcomer(world);
  const as = { id: person.personId, sessionId: await signInByPhone(world, person) };
  const caller = { ...customerCaller(person), ...as };
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const deviceId = randomUUID();
  const { challenge } = await world.api.ok<DeviceChallengeV1>(caller, 'POST', '/me/device-challenges');
  const message = Buffer.from(['hanout:register-device:v1', deviceId, challenge].join('\n'));
  const signature = sign(null, message, privateKey).toString('base64url');
  const body = { deviceId, name: 'Redmi', publicKey: publicKey.export({ format: 'jwk' }), signature };
  await world.api.ok(caller, 'POST', '/me/devices', body);
  return { deviceId, as };
}
const otherDeviceOf = once(async (world) => (await registered(world)).deviceId);

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
  'identity.remove-device': {
    own: async (world) => {
      const { deviceId, as } = await registered(world);
      return { ...device(deviceId), as };
    },
    others: async (world) => device(await otherDeviceOf(world)),
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
