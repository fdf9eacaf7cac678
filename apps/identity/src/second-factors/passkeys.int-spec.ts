import { challengePasskey, offerPasskey, registerPasskey, signIn } from '@hanout/contracts';
import { TestIdentity } from '../../test/identity';
import { SoftwareAuthenticator, type Deviations } from '../../test/software-authenticator';
import { Administrators, callerIn, PASSWORD } from '../../test/staff';

let identity: TestIdentity;
let house: Administrators;

beforeAll(async () => {
  identity = new TestIdentity();
  await identity.open();
  house = await Administrators.of(identity);
});
afterAll(() => identity?.close());

async function withPasskey(kind: 'P-256' | 'Ed25519' = 'P-256') {
  const member = await house.aMember();
  const { caller } = member;
  const key = new SoftwareAuthenticator(kind);
  const offer = await identity.asks.ask(offerPasskey, { caller });
  await identity.asks.ask(registerPasskey, { caller, body: key.register(offer) });
  return { ...member, key };
}
const signInBy = async (key: SoftwareAuthenticator, deviations: Deviations = {}) => {
  const challenge = await identity.asks.ask(challengePasskey, {});
  const passkey = key.assert(challenge, deviations);
  return identity.asks.ask(signIn, { body: { grant: 'passkey', passkey } });
};
const REFUSED = { code: 'identity.sign_in_refused' };

describe('a passkey', () => {
  it.each(['P-256', 'Ed25519'] as const)(
    'of %s signs in alone, and the password alone no more',
    async (kind) => {
      const { key, staffId, username } = await withPasskey(kind);
      const signedIn = await signInBy(key);
      expect(callerIn(signedIn)).toMatchObject({ kind: 'staff', id: staffId, roles: ['finance'] });
      expect(signedIn.refreshToken).toBeDefined();
      await expect(signInBy(key)).resolves.toBeDefined();
      await expect(
        identity.asks.ask(signIn, { body: { grant: 'staff', username, password: PASSWORD } }),
      ).rejects.toMatchObject({ code: 'identity.second_factor_needed' });
    },
  );

  it.each<[string, Deviations]>([
    ['for another page', { origin: 'https://console.example.evil' }],
    ['for another domain', { rpId: 'example.evil' }],
    ['with a challenge of its own', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['without the person', { isUserVerified: false }],
    ['signed by another key', { signedBy: new SoftwareAuthenticator() }],
  ])('%s is refused', async (_, deviations) => {
    const { key } = await withPasskey();
    await expect(signInBy(key, deviations)).rejects.toMatchObject(REFUSED);
    await expect(signInBy(key)).resolves.toBeDefined();
  });

  it('whose counter goes back is a copy', async () => {
    const { key } = await withPasskey();
    key.counter = 10;
    await signInBy(key);
    for (const counter of [11, 5, 0]) await expect(signInBy(key, { counter })).rejects.toMatchObject(REFUSED);
    await expect(signInBy(key, { counter: 100 })).resolves.toBeDefined();
  });

  it('that does not count signs in again and again', async () => {
    const { key } = await withPasskey();
    for (let n = 0; n < 3; n += 1) await expect(signInBy(key, { counter: 0 })).resolves.toBeDefined();
  });

  it('answers a challenge once, also when its answer comes twice at once', async () => {
    const { key } = await withPasskey();
    const passkey = key.assert(await identity.asks.ask(challengePasskey, {}));
    const ask = () => identity.asks.ask(signIn, { body: { grant: 'passkey', passkey } });
    const outcomes = await Promise.allSettled([ask(), ask(), ask()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(ask()).rejects.toMatchObject(REFUSED);
  });

  it('is not registered for another, with a challenge of a sign-in, twice, or from another page', async () => {
    const [one, two] = [await house.aMember(), await house.aMember()];
    const key = new SoftwareAuthenticator();
    const register = (caller = one.caller, body = {} as ReturnType<typeof key.register>) =>
      identity.asks.ask(registerPasskey, { caller, body });
    const offer = () => identity.asks.ask(offerPasskey, { caller: one.caller });
    const REGISTRATION = { code: 'identity.passkey_refused' };

    await expect(register(two.caller, key.register(await offer()))).rejects.toMatchObject(REGISTRATION);
    const { challenge } = await identity.asks.ask(challengePasskey, {});
    await expect(register(one.caller, key.register({ ...(await offer()), challenge }))).rejects.toMatchObject(
      REGISTRATION,
    );
    for (const deviations of [
      { origin: 'http://localhost:3001' },
      { rpId: 'evil' },
      { isUserVerified: false },
    ])
      await expect(register(one.caller, key.register(await offer(), deviations))).rejects.toMatchObject(
        REGISTRATION,
      );
    await expect(register(one.caller, key.register(await offer()))).resolves.toBeDefined();
    await expect(register(one.caller, key.register(await offer()))).rejects.toMatchObject(REGISTRATION);
    expect((await offer()).excluded).toEqual([key.credentialId.toString('base64url')]);
    await expect(
      identity.asks.ask(offerPasskey, { caller: { ...one.caller, kind: 'person', roles: ['customer'] } }),
    ).rejects.toMatchObject({ code: 'platform.forbidden' });
  });

  it('of somebody suspended, or whose credentials were reset, opens nothing', async () => {
    const { key, staffId } = await withPasskey();
    await house.approve(await house.change(staffId, 'suspend'));
    await expect(signInBy(key)).rejects.toMatchObject(REFUSED);
    await house.approve(await house.change(staffId, 'resume'));
    await expect(signInBy(key)).resolves.toBeDefined();
    await house.approve(await house.change(staffId, 'reset-credentials'));
    await expect(signInBy(key)).rejects.toMatchObject(REFUSED);
    expect(await identity.count('staff_passkeys where staff_id = $1', [staffId])).toBe(0);
  });
});
