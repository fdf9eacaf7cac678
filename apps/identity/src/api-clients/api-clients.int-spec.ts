import { randomUUID } from 'node:crypto';
import { reachOf } from '@hanout/access';
import {
  addApiClient,
  changeApiClient,
  readApiClients,
  signIn,
  type ChangeApiClientBodyV1,
  type ClientAccessV1,
  type SignInBodyV1,
} from '@hanout/contracts';
import { withOrigin } from '@hanout/messaging';
import { TestIdentity } from '../../test/identity';
import { Administrators, callerIn } from '../../test/staff';

let identity: TestIdentity;
let house: Administrators;

beforeAll(async () => {
  identity = new TestIdentity();
  await identity.open();
  house = await Administrators.of(identity);
});
afterAll(() => identity?.close());

const proposeClient = (access: ClientAccessV1 = {}, changes: object = {}) => ({
  caller: house.salma,
  body: {
    proposalId: randomUUID(),
    reason: 'a second site',
    apiClientId: randomUUID(),
    clientId: `client-${randomUUID()}`,
    roles: ['network' as const],
    network: 'cash-plus' as const,
    access,
    ...changes,
  },
});
async function aClient(access: ClientAccessV1 = {}) {
  const question = proposeClient(access);
  const proposed = await identity.asks.ask(addApiClient, question);
  const approved = await house.approve(proposed);
  const { clientId, apiClientId } = question.body;
  return { clientId, apiClientId, clientSecret: `${proposed.secretPart}-${approved.secretPart}` };
}
async function change(apiClientId: string, body: Partial<ChangeApiClientBodyV1>) {
  const proposed = await identity.asks.ask(changeApiClient, {
    caller: house.salma,
    apiClientId,
    body: { proposalId: randomUUID(), reason: 'as agreed', ...body } as ChangeApiClientBodyV1,
  });
  const approved = await house.approve(proposed);
  return `${proposed.secretPart}-${approved.secretPart}`;
}
const enter = (
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  { address, ...body }: Partial<SignInBodyV1> & { address?: string } = {},
) =>
  withOrigin({ ...(address !== undefined && { address }) }, () =>
    // Secrets are hashed one after the other: on a busy machine forty of them take longer than people would wait.
    identity.asks.ask(
      signIn,
      { body: { grant: 'client', clientId, clientSecret, ...body } },
      { deadlineMs: 30_000 },
    ),
  );
const REFUSED = { code: 'identity.sign_in_refused' };
const found = async (apiClientId: string) =>
  (await identity.asks.ask(readApiClients, { caller: house.salma })).items.find(
    (one) => one.apiClientId === apiClientId,
  );

describe('an API client', () => {
  it('is added by two, each with a half of its secret', async () => {
    const question = proposeClient();
    const proposed = await identity.asks.ask(addApiClient, question);
    await expect(house.approve(proposed, house.salma)).rejects.toMatchObject({
      code: 'two-person.same_person',
    });
    const approved = await house.approve(proposed);
    const { clientId, apiClientId } = question.body;
    for (const clientSecret of [proposed.secretPart!, approved.secretPart!])
      await expect(enter({ clientId, clientSecret })).rejects.toMatchObject(REFUSED);
    const signedIn = await enter({
      clientId,
      clientSecret: `${proposed.secretPart}-${approved.secretPart}`,
    });
    expect(callerIn(signedIn)).toEqual({
      kind: 'client',
      id: apiClientId,
      roles: ['network'],
      network: 'cash-plus',
    });
    expect(signedIn.refreshToken).toBeUndefined();
    expect(await found(apiClientId)).toMatchObject({ state: 'active', lastUsedOn: expect.any(String) });
  });

  it('keeps two secrets while they overlap', async () => {
    const client = await aClient();
    const next = await change(client.apiClientId, { change: 'rotate-secret', overlapHours: 1 });
    await expect(enter(client)).resolves.toBeDefined();
    await expect(enter({ ...client, clientSecret: next })).resolves.toBeDefined();
    await identity.sql.query(`update api_clients set former_secret_until = now() where api_client_id = $1`, [
      client.apiClientId,
    ]);
    await expect(enter(client)).rejects.toMatchObject(REFUSED);
    await expect(enter({ ...client, clientSecret: next })).resolves.toBeDefined();
    const last = await change(client.apiClientId, { change: 'rotate-secret', overlapHours: 0 });
    await expect(enter({ ...client, clientSecret: next })).rejects.toMatchObject(REFUSED);
    await expect(enter({ ...client, clientSecret: last })).resolves.toBeDefined();
  });

  it('carries its scopes, fewer when it asks for fewer, and never more', async () => {
    const client = await aClient({ scopes: ['identity.enrol-people', 'networks.*'] });
    expect(callerIn(await enter(client)).scopes).toEqual(['identity.enrol-people', 'networks.*']);
    const narrow = callerIn(await enter(client, { scopes: ['identity.enrol-people'] }));
    expect(reachOf(narrow, 'identity.enrol-people')).toBe('network');
    expect(() => reachOf(narrow, 'identity.report-sim-change')).toThrow('platform.forbidden');
    await expect(enter(client, { scopes: ['identity.*'] })).rejects.toMatchObject(REFUSED);
    await change(client.apiClientId, { change: 'set-access', access: {} });
    expect(callerIn(await enter(client)).scopes).toBeUndefined();
  });

  it('comes from its addresses only', async () => {
    const client = await aClient({ addresses: ['192.0.2.0/24', '2001:db8::/32'] });
    for (const address of ['192.0.2.9', '::ffff:192.0.2.9', '2001:db8::9'])
      await expect(enter(client, { address })).resolves.toBeDefined();
    for (const address of ['192.0.3.9', '2001:db9::9', undefined])
      await expect(enter(client, { address })).rejects.toMatchObject(REFUSED);
  });

  it('is suspended and expires', async () => {
    const client = await aClient({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    await change(client.apiClientId, { change: 'suspend' });
    await expect(enter(client)).rejects.toMatchObject(REFUSED);
    await change(client.apiClientId, { change: 'resume' });
    await expect(enter(client)).resolves.toBeDefined();
    await identity.sql.query(`update api_clients set expires_at = now() where api_client_id = $1`, [
      client.apiClientId,
    ]);
    await expect(enter(client)).rejects.toMatchObject(REFUSED);
  });

  it('cannot be locked out by whoever knows its name; the address that guesses is', async () => {
    const client = await aClient();
    const guess = () => enter({ ...client, clientSecret: 'a guess' }, { address: '203.0.113.5' });
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, guess));
    const codes = outcomes.map((one) => (one as { reason: { code: string } }).reason.code);
    expect(codes.filter((code) => code === 'identity.too_many_tries').length).toBeGreaterThan(0);
    await expect(guess()).rejects.toMatchObject({ code: 'identity.too_many_tries' });
    await expect(enter(client, { address: '203.0.113.6' })).resolves.toBeDefined();
  });

  it('is refused with bad input', async () => {
    for (const [access, changes, field] of [
      [{ addresses: ['not an address'] }, {}, 'access.addresses.0'],
      [{ scopes: ['identity.add-staff'] }, {}, 'access.scopes.0'],
      [{ expiresAt: '2020-01-01T00:00:00Z' }, {}, 'access.expiresAt'],
      [{}, { network: undefined }, 'network'],
    ] as [ClientAccessV1, object, string][])
      await expect(identity.asks.ask(addApiClient, proposeClient(access, changes))).rejects.toMatchObject({
        kind: 'invalid',
        field,
      });
    const client = await aClient();
    for (const body of [
      { change: 'rotate-secret' as const },
      { change: 'suspend' as const, overlapHours: 1 },
      { change: 'set-access' as const },
    ])
      await expect(change(client.apiClientId, body)).rejects.toMatchObject({ field: 'change' });
    await expect(change(randomUUID(), { change: 'suspend' })).rejects.toMatchObject({ kind: 'not_found' });
  });
});
