import { createHash } from 'node:crypto';
import { PinHashPool } from './pin-hash.pool';
import { PinHasher } from './pin-hasher';

const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const PERSON = '01890000-0000-7000-8000-000000000001';
const key = (name: string): string => createHash('sha256').update(name).digest('base64');
const pools: PinHashPool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

function aHasher(peppers: string, limits = { workers: 2, waitingMax: 20_000 }, strength = CHEAP): PinHasher {
  const pool = new PinHashPool(limits);
  pools.push(pool);
  return new PinHasher(peppers, pool, strength);
}

it('knows a PIN again, of that person alone', async () => {
  const hasher = aHasher(`a:${key('a')}`);
  const stored = await hasher.hash('4027', PERSON);
  expect(stored).toMatchObject({
    pepperId: 'a',
    hash: expect.stringMatching(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/),
  });
  expect(await hasher.fits('4027', PERSON, stored)).toBe(true);
  expect(await hasher.fits('4028', PERSON, stored)).toBe(false);
  expect(await hasher.fits('4027', PERSON.replace('1', '2'), stored)).toBe(false);
  expect((await hasher.hash('4027', PERSON)).hash).not.toBe(stored.hash);
});

it('lets no PIN of all four digits be found with the row and the code, but another pepper', async () => {
  const stored = await aHasher(`a:${key('a')}`).hash('4027', PERSON);
  const guess = async (hasher: PinHasher): Promise<string[]> => {
    const found: string[] = [];
    const pins = Array.from({ length: 10_000 }, (_, pin) => String(pin).padStart(4, '0'));
    await Promise.all(
      pins.map(async (pin) => void ((await hasher.fits(pin, PERSON, stored)) && found.push(pin))),
    );
    return found;
  };
  const [withoutIt, withIt] = [aHasher(`a:${key('another')}`), aHasher(`a:${key('a')}`)];
  expect(await guess(withoutIt)).toEqual([]);
  expect(withoutIt.evaluations).toBe(10_000);
  expect(await guess(withIt)).toEqual(['4027']);
}, 60_000);

it('reads the hashes of an older pepper while it is listed, and says that they are outdated', async () => {
  const stored = await aHasher(`old:${key('old')}`).hash('4027', PERSON);
  const both = aHasher(`new:${key('new')},old:${key('old')}`);
  expect(await both.fits('4027', PERSON, stored)).toBe(true);
  expect(both.isOutdated(stored)).toBe(true);
  expect(both.isOutdated(await both.hash('4027', PERSON))).toBe(false);
  expect(aHasher(`old:${key('old')}`, undefined, { ...CHEAP, memoryCost: 16 }).isOutdated(stored)).toBe(true);
  await expect(aHasher(`new:${key('new')}`).fits('4027', PERSON, stored)).rejects.toThrow('The pepper old');
});

it('says so when too many wait, and does those that it took', async () => {
  const hasher = aHasher(`a:${key('a')}`, { workers: 1, waitingMax: 5 });
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => hasher.hash('4027', PERSON)));
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(14);
  for (const one of refused) expect(one).toMatchObject({ reason: { code: 'platform.unavailable' } });
});

it('leaves the event loop to others', async () => {
  const hasher = aHasher(`a:${key('a')}`, undefined, { memoryCost: 65_536, timeCost: 3, parallelism: 1 });
  let longestMs = 0;
  let before = performance.now();
  const beat = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - before);
    before = performance.now();
  }, 5);
  await Promise.all(Array.from({ length: 4 }, () => hasher.hash('4027', PERSON)));
  clearInterval(beat);
  expect(longestMs).toBeLessThan(150);
});
