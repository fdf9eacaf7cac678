import { DataSource } from 'typeorm';
import { Audit } from '@hanout/audit';
import { systemClock } from '@hanout/calendar';
import { v7 as uuidV7 } from 'uuid';
import { setPin } from '@hanout/contracts';
import { TestIdentity } from '../../test/identity';
import { testKey } from '../../test/people';
import { aSignedInPerson } from '../../test/signed-in';
import { PinChecks } from './pin-checks.service';
import { PinHashPool } from './pin-hash.pool';
import { PinHasher } from './pin-hasher';

const identity = new TestIdentity();
let dataSource: DataSource;
beforeAll(async () => {
  await identity.open();
  dataSource = await new DataSource({ type: 'postgres', url: identity.db.url }).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await identity.close();
});

const STRENGTH = { memoryCost: 64, timeCost: 1, parallelism: 1 };

async function withPin(peppers: string, limits = { workers: 2, waitingMax: 1_000 }) {
  const { caller } = await aSignedInPerson(identity);
  await identity.asks.ask(setPin, { caller, body: { changeId: uuidV7(), pin: '8350' } });
  const pool = new PinHashPool(limits);
  const hasher = new PinHasher(peppers, pool, STRENGTH);
  return {
    personId: caller.id,
    hasher,
    pool,
    checks: new PinChecks(dataSource, hasher, new Audit(), systemClock),
  };
}

it('evaluates three of two hundred guesses', async () => {
  const { personId, hasher, pool, checks } = await withPin(`test:${testKey('pepper')}`);
  const guesses = [...Array.from({ length: 199 }, (_, place) => String(4_000 + place)), '8350'];
  const outcomes = await Promise.all(guesses.map((guess) => checks.check(personId, guess)));
  expect(hasher.evaluations).toBe(3);
  expect(outcomes).not.toContain('right');
  expect(await checks.check(personId, '8350')).toBe('locked');
  expect(hasher.evaluations).toBe(3);
  await pool.close();
});

it('costs no try when another PIN stands by now than the one that is meant', async () => {
  const { personId, hasher, pool, checks } = await withPin(`test:${testKey('pepper')}`);
  const untouched = () =>
    identity.count('pins where person_id = $1 and tries_left = 3 and locked_at is null', [personId]);
  for (let time = 0; time < 5; time += 1)
    expect(await checks.check(personId, '4027', uuidV7())).toBe('replaced');
  expect(hasher.evaluations).toBe(0);
  expect(await untouched()).toBe(1);
  const [{ change_id: changeId }] = await dataSource.query(
    'select change_id from pins where person_id = $1',
    [personId],
  );
  expect(await checks.check(personId, '4027', changeId)).toBe('wrong');
  expect(await untouched()).toBe(0);
  await pool.close();
});

it('costs no try when the threads are not there', async () => {
  const { personId, hasher, pool, checks } = await withPin(`test:${testKey('pepper')}`);
  await pool.close();
  for (let time = 0; time < 5; time += 1)
    await expect(checks.check(personId, '4027')).rejects.toMatchObject({ code: 'platform.unavailable' });
  expect(hasher.evaluations).toBe(0);
  expect(
    await identity.count('pins where person_id = $1 and tries_left = 3 and locked_at is null', [personId]),
  ).toBe(1);
});

it('puts a PIN under the new pepper when it is used', async () => {
  const { personId, pool, checks } = await withPin(`new:${testKey('new')},test:${testKey('pepper')}`);
  expect(await checks.check(personId, '8350')).toBe('right');
  expect(await identity.count(`pins where person_id = $1 and pepper_id = 'new'`, [personId])).toBe(1);
  expect(await checks.check(personId, '8350')).toBe('right');
  await pool.close();
});
