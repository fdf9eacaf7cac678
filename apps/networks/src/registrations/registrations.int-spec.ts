/** The real service with real PostgreSQL and NATS, against a network's system on a real socket that misbehaves. */
import { randomUUID } from 'node:crypto';
import { NETWORKS } from '@hanout/contracts';
import type { Behaviour } from '@hanout/network-testing';
import { startService } from '@hanout/service-kit';
import { waitFor } from '@hanout/testing';
import { aPerson, auditor, NetworkUnderTest, people } from '../../test/networks-under-test';
import { service } from '../service';

describe('the registrations of a network', () => {
  let network: NetworkUnderTest;

  beforeAll(async () => {
    network = await NetworkUnderTest.prepare('cash-plus');
    await network.start({ NETWORK_TIMEOUT_MS: '500' });
  });
  beforeEach(() => network.remote.behave('ok'));
  afterAll(async () => {
    await network?.stop();
    await network?.nats.stop();
  });

  const stateOf = async (person: ReturnType<typeof aPerson>) => (await network.rowOf(person))?.state;
  const refOf = (person: ReturnType<typeof aPerson>) => network.remote.books.get(person.walletId)?.ref;

  it('tells the network of its wallets and keeps its numbers for them', async () => {
    const [customer, merchant] = [aPerson(), aPerson({ walletKind: 'merchant', tier: 3 })];
    await network.tell([customer, merchant]);
    await waitFor(async () => (await stateOf(merchant)) === 'acknowledged');
    expect(await network.rowOf(customer)).toMatchObject({
      attempts: 1,
      reason: null,
      remote_ref: refOf(customer),
    });
    expect(network.remote.books.get(merchant.walletId)?.account).toEqual({
      registrationId: merchant.walletId,
      walletId: merchant.walletId,
      kind: 'merchant',
      tier: 3,
    });
    await expect(network.read()).resolves.toEqual({
      network: 'cash-plus',
      waiting: '0',
      acknowledged: '2',
      declined: '0',
    });
  });

  it('registers once what is told twice, by one fact or by two, in any order', async () => {
    const [first, second] = [aPerson({ tier: 3 }), aPerson()];
    const [early, late] = [randomUUID(), randomUUID()];
    await network.tell([second], late);
    await network.tell([first, second], early);
    await network.tell([second], late);
    await network.tell([{ ...second, tier: 1 }]);
    const applied = async () =>
      (await network.query('select 1 from inbox where fact_id = any($1)', [[early, late]])).length;
    await waitFor(async () => (await applied()) === 2 && (await stateOf(first)) === 'acknowledged');
    await waitFor(async () => (await stateOf(second)) === 'acknowledged');
    expect(await network.rowOf(second)).toMatchObject({ tier: 2, attempts: 1 });
    expect(network.remote.books.get(second.walletId)?.times).toBe(1);
  });

  it('has nothing to do with the people of other networks', async () => {
    const [other, own] = [aPerson(), aPerson()];
    const factId = randomUUID();
    await network.tell([other], factId, 'wafacash');
    await network.tell([own]);
    await waitFor(async () => (await stateOf(own)) === 'acknowledged');
    await waitFor(
      async () => (await network.query('select 1 from inbox where fact_id = $1', [factId])).length === 1,
    );
    expect(await network.rowOf(other)).toBeUndefined();
    expect(network.remote.books.has(other.walletId)).toBe(false);
  });

  const withoutClearWord: Behaviour[] = [
    'pending',
    'unheard_of_word',
    'no_word',
    'no_reference',
    'contradict_itself',
    'bad_request',
    'server_error',
    'unavailable',
    'too_many',
    'redirect',
    'garbage',
    'wrong_shape',
    'too_large',
    'half_body',
    'reset',
    'silent',
    'drip',
    'did_it_no_answer',
  ];
  it.each(withoutClearWord)('waits and asks again under the same id after: %s', async (behaviour) => {
    network.remote.behave(behaviour);
    const person = aPerson();
    await network.tell([person]);
    await waitFor(async () => typeof (await network.rowOf(person))?.reason === 'string');
    expect(await network.rowOf(person)).toMatchObject({ state: 'waiting', remote_ref: null });
    const known = refOf(person);

    network.remote.behave('ok');
    await network.hurry();
    await waitFor(async () => (await stateOf(person)) === 'acknowledged');
    expect(await network.rowOf(person)).toMatchObject({ reason: null, remote_ref: known ?? refOf(person) });
  });

  it('parks what the network declines, with its reason, and asks no more', async () => {
    network.remote.behave('decline');
    const [declined, later] = [aPerson(), aPerson()];
    await network.tell([declined]);
    await waitFor(async () => (await stateOf(declined)) === 'declined');
    network.remote.behave('ok');
    await network.hurry();
    await network.tell([declined, later]);
    await waitFor(async () => (await stateOf(later)) === 'acknowledged');
    expect(await network.rowOf(declined)).toMatchObject({
      state: 'declined',
      reason: 'ACCOUNT_BARRED',
      attempts: 1,
    });
    expect(network.remote.books.has(declined.walletId)).toBe(false);
    expect((await network.read()).declined).toBe('1');
  });

  it('takes each of a batch by what was said of it', async () => {
    network.remote.behave('miss_last');
    const batch = people(4);
    await network.tell(batch);
    const acknowledged = async () =>
      (
        await network.query(
          "select 1 from registrations where wallet_id = any($1) and state = 'acknowledged'",
          [batch.map((person) => person.walletId)],
        )
      ).length;
    await waitFor(async () => (await acknowledged()) === 3);
    expect(await network.read()).toMatchObject({ waiting: '1' });
    network.remote.behave('ok');
    await waitFor(async () => {
      await network.hurry();
      return (await acknowledged()) === 4;
    });
  });

  it('waits longer after each try', async () => {
    network.remote.behave('server_error');
    const person = aPerson();
    await network.tell([person]);
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await waitFor(async () => {
        const row = await network.rowOf(person);
        return row?.attempts === attempt && row.reason === 'http_500';
      });
      const [row] = await network.query<{ pause: number }>(
        `select extract(epoch from next_attempt_at - now())::float8 as pause from registrations where wallet_id = $1`,
        [person.walletId],
      );
      pauses.push(row!.pause);
      await network.query(
        'update registrations set reason = null, next_attempt_at = now() where wallet_id = $1',
        [person.walletId],
      );
    }
    expect(pauses[0]).toBeLessThanOrEqual(2.5);
    expect(pauses[1]).toBeGreaterThan(2.5);
    expect(pauses[2]).toBeGreaterThan(5);
  });

  it('is read by who may, each network its own', async () => {
    await expect(
      network.read({ ...auditor, roles: ['network'], network: 'cash-plus' }),
    ).resolves.toBeDefined();
    await expect(network.read({ ...auditor, roles: ['network'], network: 'm2t' })).rejects.toMatchObject({
      code: 'networks.other_network',
      kind: 'forbidden',
    });
    await expect(network.read({ ...auditor, roles: ['customer'] })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
  });

  it('does not start when it is wired for one network and set for another, or for none', async () => {
    await expect(startService(service('m2t'), network.environment())).rejects.toThrow('wired for m2t');
    const nobody = network.environment({ NETWORK: 'nobody' });
    await expect(startService(service('m2t'), nobody)).rejects.toThrow(NETWORKS[0]);
  });
});
