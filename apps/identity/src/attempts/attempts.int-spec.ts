import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { TestIdentity } from '../../test/identity';
import { takeTry } from './attempts.queries';

const identity = new TestIdentity();
beforeAll(() => identity.open());
afterAll(() => identity.close());

// Of today: the service that runs here forgets by its own clock what is older than a day.
const AT = new Date();
const after = (seconds: number) => new Date(AT.getTime() + seconds * 1_000);

function tries(waitSeconds: number[]): (at: Date) => Promise<boolean> {
  const given = { subjectHash: randomBytes(32), waitSeconds, forgottenAfterSeconds: 86_400 };
  return (at) => takeTry(identity.get(DataSource).manager, { ...given, at });
}

describe('a try', () => {
  it('without a wait after it holds nobody up, not even one that began earlier and comes later', async () => {
    const take = tries([0, 0, 0]);
    expect(await take(AT)).toBe(true);
    expect(await take(after(-0.05))).toBe(true);
    expect(await take(AT)).toBe(true);
  });

  it('with a wait after it closes the door until then, and the last wait holds for all further ones', async () => {
    const take = tries([0, 15]);
    expect([await take(AT), await take(AT), await take(after(14)), await take(after(15))]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect([await take(after(29)), await take(after(30))]).toEqual([false, true]);
  });

  it('is forgotten after a day', async () => {
    const take = tries([0, 600]);
    expect([await take(AT), await take(AT)]).toEqual([true, true]);
    expect([await take(after(86_401)), await take(after(86_401))]).toEqual([true, true]);
  });
});
