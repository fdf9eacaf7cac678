import { randomUUID } from 'node:crypto';
import type { ApiClientsV1, CallerV1 } from '@hanout/contracts';
import { inDatabase } from '../database';
import { once } from '../once';
import type { Call, Scenario, Scenarios } from '../scenario';
import type { World } from '../world';

const wish = () => ({ proposalId: randomUUID(), reason: 'of the walk' });
const anOrganisation = () => ({
  ...wish(),
  organisationId: randomUUID(),
  kind: 'ministry',
  name: `Ministry ${randomUUID()}`,
});

/** An administrator beside the one who walks. */
const otherAdministrator = (world: World): CallerV1 => ({
  ...world.callerOf('auditor'),
  roles: ['administrator'],
});
const proposalOf = once(async (world) => {
  const body = anOrganisation();
  await world.api.ok(otherAdministrator(world), 'POST', '/organisations', body);
  return body.proposalId;
});
/** The first start has one administrator, and it takes two in service to add an organisation. */
const organisationOf = once(async ({ platform }) => {
  const organisationId = randomUUID();
  await inDatabase(platform, 'identity', {
    text: `insert into organisations (organisation_id, kind, name, added_at) values ($1, 'ministry', $2, now())`,
    values: [organisationId, `Ministry ${organisationId}`],
  });
  return organisationId;
});
const apiClientOf = once(async (world) => {
  const { items } = await world.api.ok<ApiClientsV1>(otherAdministrator(world), 'GET', '/api-clients');
  return items[0]?.apiClientId ?? '';
});
const list: Scenario = { own: () => ({}), others: null, absent: null };

const proposal = (proposalId: string): Call => ({
  params: { proposalId },
  body: { reason: 'of the walk', contentHash: '0'.repeat(64) },
});
/** Withdrawing is the maker's alone, so the walker's answer is that it is not his: 409, and the proposal stays. */
const ofProposal: Scenario = {
  own: async (world) => proposal(await proposalOf(world)),
  others: null,
  absent: () => proposal(randomUUID()),
};

export const staffScenarios = {
  'identity.read-staff': list,
  'identity.add-staff': {
    own: async (world) => ({
      body: {
        ...wish(),
        staffId: randomUUID(),
        username: `walker-${randomUUID().slice(0, 8)}`,
        cin: `BE${Date.now() % 1_000_000}`,
        organisationId: await organisationOf(world),
        roles: ['support'],
      },
    }),
    others: null,
    absent: null,
  },
  'identity.change-staff': {
    own: (world) => ({
      params: { staffId: world.callerOf('finance').id },
      body: { ...wish(), change: 'suspend' },
    }),
    others: null,
    absent: () => ({ params: { staffId: randomUUID() }, body: { ...wish(), change: 'suspend' } }),
  },
  'identity.read-organisations': list,
  'identity.add-organisation': {
    own: () => ({ body: anOrganisation() }),
    others: null,
    absent: null,
  },
  'identity.read-api-clients': list,
  'identity.add-api-client': {
    own: () => ({
      body: {
        ...wish(),
        apiClientId: randomUUID(),
        clientId: `walker-${randomUUID().slice(0, 8)}`,
        roles: ['auditor'],
        access: {},
      },
    }),
    others: null,
    absent: null,
  },
  'identity.change-api-client': {
    own: async (world) => ({
      params: { apiClientId: await apiClientOf(world) },
      body: { ...wish(), change: 'suspend' },
    }),
    others: null,
    absent: () => ({ params: { apiClientId: randomUUID() }, body: { ...wish(), change: 'suspend' } }),
  },
  'identity.read-proposals': {
    own: async (world, { endpoint }) =>
      endpoint.path.includes(':') ? { params: { proposalId: await proposalOf(world) } } : {},
    others: null,
    absent: (_world, { endpoint }) =>
      endpoint.path.includes(':') ? { params: { proposalId: randomUUID() } } : null,
  },
  'identity.approve-proposal': ofProposal,
  'identity.reject-proposal': ofProposal,
  'identity.withdraw-proposal': ofProposal,
  'identity.enrol-totp': {
    own: (_world, { endpoint }) =>
      endpoint.path.endsWith('confirmation') ? { body: { code: '000000' } } : {},
    others: null,
    absent: null,
  },
  'identity.enrol-passkey': {
    own: (_world, { endpoint }) =>
      endpoint.path.endsWith('offers')
        ? {}
        : { body: { id: 'AAAA', clientDataJSON: 'AAAA', attestationObject: 'AAAA' } },
    others: null,
    absent: null,
  },
} satisfies Partial<Scenarios<`identity.${string}`>>;
