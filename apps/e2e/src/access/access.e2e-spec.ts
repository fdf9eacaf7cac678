/**
 * Who may do what, tried: every endpoint of the running platform, in every role, with an object of the caller's own,
 * somebody else's and one that is not there, against what `libs/access` declares.
 */
import { OPEN_OPERATIONS, OPERATIONS, type AccessRow, type Operation } from '@hanout/access';
import { ROLES, type Role } from '@hanout/contracts';
import { TokenForge } from '../../test/forge';
import { PlatformUnderTest } from '../../test/platform-under-test';
import { Api } from './api';
import { readEndpoints, type Endpoint } from './endpoints';
import { expectedOutcome, OBJECTS, outcomeOf } from './expected';
import { Owners } from './owners';
import type { Call, Scenario } from './scenario';
import { SCENARIOS } from './scenarios';
import { World } from './world';

jest.setTimeout(300_000);

const endpoints = readEndpoints();
const isOpen = ({ operation }: Endpoint): boolean => OPEN_OPERATIONS.some((open) => open === operation);
/** Those the walk can try; what lacks a scenario fails by name, once. */
const guarded = endpoints.filter((one) => !isOpen(one) && one.operation in SCENARIOS);
const named = (of: Endpoint[]) => of.map((one): [string, Endpoint] => [`${one.method} ${one.path}`, one]);
const filled = (path: string): string => path.replaceAll(/:\w+/g, 'x');

/** A stream is left as soon as it has begun. */
async function saidIn(answer: Response, { isStream }: Scenario): Promise<string> {
  if (!isStream || !answer.ok) return answer.text();
  await answer.body?.cancel();
  return '';
}

/** A role that may, and a call that comes as far as the owner. */
async function whoMay(world: World, endpoint: Endpoint): Promise<{ role: Role; call: Call }> {
  const row: AccessRow = OPERATIONS[endpoint.operation as Operation];
  const scenario = SCENARIOS[endpoint.operation as Operation];
  for (const role of ROLES.filter((one) => row[one] !== undefined)) {
    for (const object of OBJECTS) {
      const call = await scenario[object]?.(world, { role, endpoint });
      if (call) return { role, call };
    }
  }
  throw new Error('nobody can call it');
}

describe('the walk over every endpoint', () => {
  const platform = new PlatformUnderTest();
  const count = { calls: 0, refused: 0, hidden: 0, reached: 0 };
  let api: Api;
  let world: World;
  let owners: Owners;

  beforeAll(async () => {
    await platform.start([]);
    api = new Api(platform.gatewayUrl, await TokenForge.of(platform.secret('identity.signing')));
    owners = await Owners.listen(platform.urlOf('nats'), platform.secret('nats.operator'));
    world = await World.make(api, platform);
  });

  afterAll(async () => {
    await owners?.stop();
    await platform.stop();
    platform.remove();
  });

  it('has a scenario for every operation, and an endpoint', () => {
    const operations = Object.keys(OPERATIONS) as Operation[];
    expect(operations.filter((operation) => !(operation in SCENARIOS))).toEqual([]);
    const mounted = new Set<string>(endpoints.map(({ operation }) => operation));
    expect(operations.filter((operation) => !mounted.has(operation))).toEqual([]);
  });

  it.each(named(guarded))('%s', async (_name, endpoint) => {
    const { method, path } = endpoint;
    expect((await api.send(undefined, method, filled(path))).status).toBe(401);
    const operation = endpoint.operation as Operation;
    const scenario = SCENARIOS[operation];
    const wrong: string[] = [];
    for (const role of ROLES) {
      for (const object of OBJECTS) {
        const call = await scenario[object]?.(world, { role, endpoint });
        if (!call) continue;
        const answer = await api.send(world.callerOf(role), method, path, call);
        const said = await saidIn(answer, scenario);
        const [outcome, expected] = [
          outcomeOf(answer.status, scenario),
          expectedOutcome(operation, scenario, { role, object }),
        ];
        if (outcome !== expected)
          wrong.push(`${role}, ${object}: ${expected} expected, ${answer.status} ${said}`);
        count.calls += 1;
        count.refused += expected === 403 ? 1 : 0;
        count.hidden += expected === 404 ? 1 : 0;
        count.reached += expected === 'reached' ? 1 : 0;
      }
    }
    expect(wrong).toEqual([]);
  });

  const asked = guarded.filter(({ operation }) => !SCENARIOS[operation as Operation].isStream);

  it.each(named(asked))('the owner behind %s judges for itself', async (_name, endpoint) => {
    const { method, path } = endpoint;
    const row: AccessRow = OPERATIONS[endpoint.operation as Operation];
    const { role: may, call } = await whoMay(world, endpoint);
    const caller = { ...world.callerOf(may), ...call.as };
    const question = await owners.questionFor(caller, () => api.send(caller, method, path, call));
    if (!question) throw new Error('it asks nobody');
    for (const role of ROLES.filter((one) => row[one] === undefined)) {
      expect([role, await owners.askAs(role, question)]).toEqual([role, 'platform.forbidden']);
    }
  });

  it.each(named(endpoints.filter(isOpen)))('%s is open to anybody', async (_name, { method, path }) => {
    const answer = await api.send(undefined, method, path, method === 'GET' ? {} : { body: {} });
    expect([401, 403, 404]).not.toContain(answer.status);
  });

  it('was long enough', () => {
    const { calls, refused, hidden, reached } = count;
    process.stdout.write(
      `${endpoints.length} endpoints, ${calls} calls: ${reached} reached, ${refused} refused, ${hidden} hidden\n`,
    );
    expect(calls).toBeGreaterThanOrEqual(guarded.length * ROLES.length);
    expect(Math.min(reached, refused, hidden)).toBeGreaterThan(10);
  });
});
