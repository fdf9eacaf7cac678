import { randomUUID } from 'node:crypto';
import type { AgentsRegisteredV1, AppointmentV1, CallerV1, OwnAliasesV1 } from '@hanout/contracts';
import { anAgent } from '../agents';
import { newcomer } from '../newcomer';
import { once } from '../once';
import { customerCaller, merchantCaller, NETWORK, networkClient, OTHER_NETWORK, somePhone } from '../people';
import type { Asked, Call, Scenario, Scenarios } from '../scenario';
import type { World } from '../world';

const atTheShop = ({ shop: { walletId, merchantCode } }: World): Call => ({ as: { walletId, merchantCode } });
const atNoShop = (): Call => ({ as: { walletId: randomUUID() } });
const of = (appointmentId: string): Call => ({ params: { appointmentId } });
const invitation = (): object => ({ appointmentId: randomUUID(), phone: somePhone(), name: 'Omar' });

/** The supervisor of the walk has no agents: all of them are somebody else's. */
const ofOthers = ({ role }: Asked, call: Call): Call => ({
  ...call,
  ...(role === 'network' && { as: { network: OTHER_NETWORK } }),
});

const invite = async ({ api }: World, caller: CallerV1, path: string): Promise<string> =>
  (await api.ok<AppointmentV1>(caller, 'POST', path, invitation())).appointmentId;
const cashierOf = once((world) => invite(world, merchantCaller(world.shop), '/merchants/mine/cashiers'));
const otherCashierOf = once((world) =>
  invite(world, merchantCaller(world.otherShop), '/merchants/mine/cashiers'),
);
const agentOf = once(async ({ api }) => {
  const body = { agents: [anAgent()] };
  const { agents } = await api.ok<AgentsRegisteredV1>(networkClient(NETWORK), 'POST', '/agents', body);
  return agents[0]?.agentId ?? '';
});
const agentStaffOf = once(async (world) =>
  invite(world, networkClient(NETWORK), `/agent-staff?agentId=${await agentOf(world)}`),
);

/** Somebody who may be found by his number. */
const listedOf = once(async (world) => {
  const person = await newcomer(world);
  const body = { isListed: true, walletIds: [person.walletId] };
  const { items } = await world.api.ok<OwnAliasesV1>(customerCaller(person), 'PUT', '/me/aliases', body);
  return { phone: person.phone, aliasId: items[0]?.aliasId ?? '' };
});

/** A list of what is the caller's: there is nothing to name. */
const list: Scenario = { own: () => ({}), others: null, absent: null };

export const registersScenarios = {
  'identity.read-own-merchant': { own: atTheShop, others: null, absent: atNoShop },
  'identity.change-merchant': {
    own: (world) => ({ ...atTheShop(world), body: aChange() }),
    others: null,
    absent: () => ({ ...atNoShop(), body: aChange() }),
  },
  'identity.look-up-merchant': {
    own: ({ shop: { merchantCode = '' } }) => ({ params: { code: merchantCode } }),
    others: ({ otherShop: { merchantCode = '' } }) => ({ params: { code: merchantCode } }),
    absent: () => ({ params: { code: 'NOBODY' } }),
  },
  'identity.read-cashiers': list,
  'identity.invite-cashier': { own: () => ({ body: invitation() }), others: null, absent: null },
  'identity.dismiss-cashier': {
    own: async (world) => of(await cashierOf(world)),
    others: async (world) => of(await otherCashierOf(world)),
    absent: () => of(randomUUID()),
  },
  'identity.register-agents': { own: () => ({ body: { agents: [anAgent()] } }), others: null, absent: null },
  'identity.read-agents': {
    own: async (world, { role }) => (role === 'agent' ? { as: { agentId: await agentOf(world) } } : {}),
    others: null,
    absent: null,
  },
  'identity.change-mandate': ofAgent({ state: 'active', reason: 'of the walk' }),
  'identity.read-agent-staff': ofAgent(),
  'identity.appoint-agent-staff': ofAgent(invitation),
  'identity.dismiss-agent-staff': {
    own: async (world, { role }) => (role === 'agent_supervisor' ? null : of(await agentStaffOf(world))),
    others: async (world, asked) => ofOthers(asked, of(await agentStaffOf(world))),
    absent: () => of(randomUUID()),
  },
  'identity.find-person': {
    own: ({ customer: { phone } }) => ({ body: { phone } }),
    others: null,
    absent: () => ({ body: { phone: somePhone() } }),
  },
  'identity.look-up-alias': {
    own: async (world) => ({ body: { phone: (await listedOf(world)).phone } }),
    others: null,
    absent: () => ({ body: { phone: somePhone() } }),
  },
  'identity.read-aliases': list,
  'identity.find-aliases': {
    own: ({ customer: { personId } }) => ({ params: { personId } }),
    others: null,
    absent: null,
  },
  'identity.choose-aliases': {
    own: () => ({ body: { isListed: false, walletIds: [] } }),
    others: null,
    absent: null,
  },
  'identity.freeze-alias': {
    own: async (world) => ({
      params: { aliasId: (await listedOf(world)).aliasId },
      body: { isFrozen: true, reason: 'of the walk' },
    }),
    others: null,
    absent: () => ({ params: { aliasId: randomUUID() }, body: { isFrozen: true, reason: 'of the walk' } }),
  },
  'identity.request-number-code': {
    own: () => ({ body: { phone: somePhone() } }),
    others: null,
    absent: null,
  },
  'identity.move-number': {
    own: () => ({ body: { phone: somePhone(), code: '000000' } }),
    others: null,
    absent: null,
  },
} satisfies Partial<Scenarios<`identity.${string}`>>;

/** From a version the shop is not at: answered by the shop, which stays as it is. */
function aChange(): object {
  return { version: 99, tradeNameAr: 'حانوت', tradeNameFr: 'Épicerie', place: {} };
}

/** What is done to one agent of the network, which stands in the path or in the query. */
function ofAgent(body?: object | (() => object)): Scenario {
  const call = (agentId: string): Call => ({
    params: { agentId },
    query: `agentId=${agentId}`,
    ...(body && { body: typeof body === 'function' ? (body as () => object)() : body }),
  });
  return {
    own: async (world, { role }) => (role === 'agent_supervisor' ? null : call(await agentOf(world))),
    others: async (world, asked) => ofOthers(asked, call(await agentOf(world))),
    absent: () => call(randomUUID()),
  };
}
