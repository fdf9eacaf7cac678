import {
  appointAgentStaff,
  challengeDevice,
  changeMandate,
  dismissAgentStaff,
  dismissCashier,
  enrolPeople,
  inviteCashier,
  readSessions,
  registerAgents,
  revokeSession,
  setPin,
  signIn,
  type CallerV1,
  type MandateState,
  type SignedInV1,
} from '@hanout/contracts';
import { decodeJwt } from 'jose';
import { v7 as uuidV7 } from 'uuid';
import { TestIdentity } from '../../test/identity';
import { aPerson, aShop, networkClient } from '../../test/people';
import { codeFor, signInByCode } from '../../test/signed-in';

const REFUSED = { code: 'identity.sign_in_refused', kind: 'unauthenticated' };
const HOUR_MS = 3_600_000;
const network = networkClient('cash-plus');
const identity = new TestIdentity();
let n = 90_000;
beforeAll(() => identity.open());
afterAll(() => identity.close());

async function enrolled(more: Parameters<typeof aPerson>[1] = {}) {
  const person = aPerson((n += 1), more);
  const { enrolments } = await identity.asks.ask(enrolPeople, {
    caller: network,
    body: { people: [person] },
  });
  const { personId, walletId } = enrolments[0]!;
  return { phone: `+212${person.phone.slice(1)}`, personId: personId!, walletId: walletId! };
}

async function aMerchant(): Promise<CallerV1> {
  const merchantCode = `POST${(n += 1)}`;
  const { personId, walletId } = await enrolled({ tier: 3, merchant: aShop(merchantCode) });
  return { kind: 'person', id: personId, roles: ['merchant'], network: 'cash-plus', walletId, merchantCode };
}

async function signInAt(phone: string): Promise<SignedInV1> {
  const code = await codeFor(identity, phone);
  return identity.asks.ask(signIn, { body: { grant: 'appointment', phone, code } });
}

const refresh = (refreshToken: string | undefined) =>
  identity.asks.ask(signIn, { body: { grant: 'refresh', refreshToken: refreshToken! } });

function callerOf({ accessToken }: SignedInV1): CallerV1 {
  const {
    sub,
    sid,
    kind,
    roles,
    network: at,
    walletId,
    agentId,
  } = decodeJwt<CallerV1 & { sid: string }>(accessToken);
  return { kind, id: sub!, roles, network: at, walletId, agentId, sessionId: sid };
}

async function reasonOf({ sessionId }: SignedInV1): Promise<string | null> {
  const { rows } = await identity.sql.query<{ revoked_reason: string | null }>(
    'select revoked_reason from sessions where session_id = $1',
    [sessionId],
  );
  return rows[0]!.revoked_reason;
}

async function aCashier() {
  const [merchant, person] = [await aMerchant(), await enrolled()];
  const appointmentId = uuidV7();
  const invitation = { appointmentId, phone: person.phone, name: 'Rachid' };
  await identity.asks.ask(inviteCashier, { caller: merchant, body: invitation });
  const dismiss = () => identity.asks.ask(dismissCashier, { caller: merchant, appointmentId });
  return { ...person, merchant, appointmentId, dismiss };
}

async function aCashierAtWork() {
  const cashier = await aCashier();
  const first = await signInAt(cashier.phone);
  return { ...cashier, first, caller: callerOf(first) };
}

/** At the counter of an agent of his own, or among the network's supervisors. */
async function atWorkForNetwork(as: 'agent' | 'agent_supervisor') {
  const { phone } = await enrolled();
  const agent = {
    agentCode: `P-${(n += 1)}`,
    kind: 'retail' as const,
    tradeNameAr: 'وكالة الأمل',
    tradeNameFr: 'Agence Al Amal',
    place: { communeCode: 'MA-REH:ben-guerir' },
  };
  const registered = await identity.asks.ask(registerAgents, { caller: network, body: { agents: [agent] } });
  const agentId = registered.agents[0]!.agentId!;
  const appointmentId = uuidV7();
  await identity.asks.ask(appointAgentStaff, {
    caller: network,
    ...(as === 'agent' && { agentId }),
    body: { appointmentId, phone, name: 'Samira' },
  });
  const put = (state: MandateState) =>
    identity.asks.ask(changeMandate, { caller: network, agentId, body: { state, reason: 'counted' } });
  const dismiss = () => identity.asks.ask(dismissAgentStaff, { caller: network, appointmentId });
  return { phone, put, dismiss, first: await signInAt(phone) };
}

describe('a session at a post', () => {
  it('is kept up by refresh tokens that change, and says each time who one is there', async () => {
    const { first, merchant, personId } = await aCashierAtWork();
    let token = first.refreshToken;
    for (let round = 0; round < 3; round += 1) {
      const next = await refresh(token);
      expect(next).toMatchObject({ sessionId: first.sessionId, expiresInSeconds: 600 });
      expect(decodeJwt(next.accessToken)).toMatchObject({
        sub: personId,
        kind: 'person',
        roles: ['cashier'],
        network: 'cash-plus',
        walletId: merchant.walletId,
        merchantCode: merchant.merchantCode,
        sid: first.sessionId,
      });
      expect(next.refreshToken).not.toBe(token);
      token = next.refreshToken;
    }
    const { first: ofAgent } = await atWorkForNetwork('agent');
    expect(decodeJwt((await refresh(ofAgent.refreshToken)).accessToken)).toMatchObject({
      roles: ['agent'],
      agentId: callerOf(ofAgent).agentId,
    });
  });

  it('is as long as a working day, however often it was refreshed', async () => {
    const before = Date.now();
    const { first } = await aCashierAtWork();
    const lasts = new Date(first.sessionEndsAt!).getTime() - before;
    expect(lasts).toBeGreaterThanOrEqual(12 * HOUR_MS);
    expect(lasts).toBeLessThan(13 * HOUR_MS);
    const next = await refresh(first.refreshToken);
    expect(next.sessionEndsAt).toBe(first.sessionEndsAt);
    await identity.sql.query(
      `update sessions set expires_at = now() - interval '1 second' where session_id = $1`,
      [first.sessionId],
    );
    await expect(refresh(next.refreshToken)).rejects.toMatchObject(REFUSED);
  });

  it('ends when a token is shown again after its successor was used', async () => {
    const { first } = await aCashierAtWork();
    const third = await refresh((await refresh(first.refreshToken)).refreshToken);
    await expect(refresh(first.refreshToken)).rejects.toMatchObject(REFUSED);
    await expect(refresh(third.refreshToken)).rejects.toMatchObject(REFUSED);
    expect(await reasonOf(first)).toBe('token_reused');
  });

  it('ends when the owner of the shop takes the till away', async () => {
    const [{ first, dismiss }, other] = [await aCashierAtWork(), await aCashierAtWork()];
    const second = await refresh(first.refreshToken);
    await dismiss();
    await expect(refresh(second.refreshToken)).rejects.toMatchObject(REFUSED);
    expect(await reasonOf(first)).toBe('post_closed');
    await dismiss();
    await expect(refresh(other.first.refreshToken)).resolves.toBeDefined();
  });

  it('is not left open by a sign-in at the moment of the dismissal', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { phone, dismiss } = await aCashier();
      const code = await codeFor(identity, phone);
      const [signedIn] = await Promise.allSettled([
        identity.asks.ask(signIn, { body: { grant: 'appointment', phone, code } }),
        dismiss(),
      ]);
      if (signedIn.status === 'fulfilled') {
        expect(await reasonOf(signedIn.value)).toBe('post_closed');
        await expect(refresh(signedIn.value.refreshToken)).rejects.toMatchObject(REFUSED);
      } else expect(signedIn.reason).toMatchObject({ code: 'identity.no_such_post' });
    }
  });

  it('is not renewed while the wallet of the shop is not open', async () => {
    const { first, merchant } = await aCashierAtWork();
    identity.mood = 'is_silent';
    try {
      await identity.sql.query(
        `update wallets set state = 'opening', opened_at = null where wallet_id = $1`,
        [merchant.walletId],
      );
      await expect(refresh(first.refreshToken)).rejects.toMatchObject(REFUSED);
    } finally {
      identity.mood = 'answers';
    }
  });

  it('ends when the network suspends the agent, and does not begin again when he may go on', async () => {
    const { first, phone, put } = await atWorkForNetwork('agent');
    const second = await refresh(first.refreshToken);
    await put('suspended');
    await put('active');
    await expect(refresh(second.refreshToken)).rejects.toMatchObject(REFUSED);
    expect(await reasonOf(first)).toBe('post_closed');
    const anew = await signInAt(phone);
    await expect(refresh(anew.refreshToken)).resolves.toBeDefined();
    await put('ended');
    expect(await reasonOf(anew)).toBe('post_closed');
  });

  it.each(['agent', 'agent_supervisor'] as const)('ends when the network dismisses an %s', async (as) => {
    const { first, dismiss } = await atWorkForNetwork(as);
    const second = await refresh(first.refreshToken);
    await dismiss();
    await expect(refresh(second.refreshToken)).rejects.toMatchObject(REFUSED);
    expect(await reasonOf(first)).toBe('post_closed');
  });

  it('is signed out of at the counter, and from home', async () => {
    const { phone, first, caller, personId, walletId } = await aCashierAtWork();
    await identity.asks.ask(revokeSession, { caller });
    await expect(refresh(first.refreshToken)).rejects.toMatchObject(REFUSED);
    const [again, home] = [await signInAt(phone), await signInByCode(identity, phone)];
    const holder: CallerV1 = { kind: 'person', id: personId, roles: ['customer'], walletId };
    const { sessions } = await identity.asks.ask(readSessions, { caller: holder });
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual([home.sessionId, again.sessionId]);
    await identity.asks.ask(revokeSession, { caller: holder, sessionId: again.sessionId! });
    await expect(refresh(again.refreshToken)).rejects.toMatchObject(REFUSED);
  });
});

describe('from behind a counter', () => {
  it('one sees and ends none of the sessions of one’s own wallets', async () => {
    const { phone, first, caller } = await aCashierAtWork();
    const home = await signInByCode(identity, phone);
    const { sessions } = await identity.asks.ask(readSessions, { caller });
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual([first.sessionId]);
    await expect(
      identity.asks.ask(revokeSession, { caller, sessionId: home.sessionId! }),
    ).rejects.toMatchObject({ code: 'identity.no_such_session' });
    await expect(refresh(home.refreshToken)).resolves.toBeDefined();
  });

  it('one sets no first PIN without a code, and enrols no device', async () => {
    const { caller } = await aCashierAtWork();
    await expect(
      identity.asks.ask(setPin, { caller, body: { changeId: uuidV7(), pin: '739164' } }),
    ).rejects.toMatchObject({
      code: 'identity.pin_needs_proof',
    });
    await expect(identity.asks.ask(challengeDevice, { caller })).rejects.toMatchObject({
      code: 'identity.no_such_session',
    });
  });

  it('one has not signed in to a wallet: the first device there is no new one', async () => {
    const { phone, personId } = await aCashierAtWork();
    await signInByCode(identity, phone);
    expect(await identity.count('cool_downs where person_id = $1', [personId])).toBe(0);
  });
});
