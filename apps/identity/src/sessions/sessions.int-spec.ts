import { decodeJwt } from 'jose';
import {
  enrolPeople,
  readSessions,
  requestCode,
  revokeSession,
  signIn,
  type CallerV1,
  type SignedInV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { TestIdentity } from '../../test/identity';
import { aPerson, networkClient } from '../../test/people';

const identity = new TestIdentity();
beforeAll(() => identity.open());
afterAll(() => identity.close());

const REFUSED = { code: 'identity.sign_in_refused', kind: 'unauthenticated' };
let n = 0;

async function enrolled(): Promise<{ phone: string; personId: string; walletId: string }> {
  const person = aPerson((n += 1));
  const { enrolments } = await identity.asks.ask(enrolPeople, {
    caller: networkClient('cash-plus'),
    body: { people: [person] },
  });
  return {
    phone: `+212${person.phone.slice(1)}`,
    personId: enrolments[0]!.personId!,
    walletId: enrolments[0]!.walletId!,
  };
}

async function byCode(phone: string): Promise<SignedInV1> {
  const sent = () => identity.sms.questions.filter((message) => message.phone === phone);
  const before = sent().length;
  await identity.asks.ask(requestCode, { body: { phone } });
  await waitFor(() => sent().length > before);
  return identity.asks.ask(signIn, { body: { grant: 'code', phone, code: sent().at(-1)!.values.code! } });
}

const refresh = (refreshToken: string) =>
  identity.asks.ask(signIn, { body: { grant: 'refresh', refreshToken } });

async function signedIn() {
  const person = await enrolled();
  const first = await byCode(person.phone);
  const caller: CallerV1 = {
    kind: 'person',
    id: person.personId,
    roles: ['customer'],
    walletId: person.walletId,
    sessionId: first.sessionId!,
  };
  return { ...person, first, caller };
}

/** The grace for a lost answer is over. */
const waitOutTheGrace = (sessionId: string) =>
  identity.sql.query(
    `update sessions set last_used_at = last_used_at - interval '1 minute' where session_id = $1`,
    [sessionId],
  );

async function trailOf(sessionId: string): Promise<string[]> {
  const { rows } = await identity.sql.query<{ operation: string }>(
    `select operation from audit_entries where subject_kind = 'session' and subject_id = $1`,
    [sessionId],
  );
  return rows.map(({ operation }) => operation);
}

describe('a session', () => {
  it('is begun by a sign-in and named in the access token', async () => {
    const { first, walletId, caller } = await signedIn();
    expect(first).toMatchObject({ walletId, expiresInSeconds: 600 });
    const [session] = (await identity.asks.ask(readSessions, { caller })).sessions;
    expect(first.sessionEndsAt).toBe(session!.expiresAt);
    expect(decodeJwt(first.accessToken)).toMatchObject({ sid: first.sessionId, walletId });
    expect(Buffer.from(first.refreshToken!, 'base64url')).toHaveLength(32);
  });

  it('goes on with each new refresh token', async () => {
    const { first, walletId, personId } = await signedIn();
    let token = first.refreshToken!;
    for (let round = 0; round < 5; round += 1) {
      const next = await refresh(token);
      expect(next).toMatchObject({ sessionId: first.sessionId, walletId, expiresInSeconds: 600 });
      expect(decodeJwt(next.accessToken)).toMatchObject({
        sub: personId,
        roles: ['customer'],
        sid: first.sessionId,
      });
      expect(next.refreshToken).not.toBe(token);
      token = next.refreshToken!;
    }
  });

  it('gives the same next token again when the answer was lost', async () => {
    const { first } = await signedIn();
    const lost = await refresh(first.refreshToken!);
    const again = await refresh(first.refreshToken!);
    expect(again.refreshToken).toBe(lost.refreshToken);
    await expect(refresh(again.refreshToken!)).resolves.toBeDefined();
  });

  it('gives one next token to twenty refreshes at once', async () => {
    const { first } = await signedIn();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(first.refreshToken!)));
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
    expect(await identity.count('spent_refresh_tokens where session_id = $1', [first.sessionId])).toBe(1);
    await expect(refresh(answers[0]!.refreshToken!)).resolves.toBeDefined();
  });

  it('ends, with a trace, when a token is shown again after its successor was used', async () => {
    const { first } = await signedIn();
    const second = await refresh(first.refreshToken!);
    const third = await refresh(second.refreshToken!);
    await expect(refresh(first.refreshToken!)).rejects.toMatchObject(REFUSED);
    await expect(refresh(third.refreshToken!)).rejects.toMatchObject(REFUSED);
    expect(await trailOf(first.sessionId!)).toEqual(['identity.refresh']);
    expect(
      await identity.count(`sessions where session_id = $1 and revoked_reason = 'token_reused'`, [
        first.sessionId,
      ]),
    ).toBe(1);
  });

  it('gives another next token when the answer was lost and nobody has used what was in it', async () => {
    const { first } = await signedIn();
    const lost = await refresh(first.refreshToken!);
    await waitOutTheGrace(first.sessionId!);
    const again = await refresh(first.refreshToken!);
    expect(again).toMatchObject({ sessionId: first.sessionId });
    expect(again.refreshToken).not.toBe(lost.refreshToken);
    // And as often as it is lost.
    await waitOutTheGrace(first.sessionId!);
    const third = await refresh(first.refreshToken!);
    await expect(refresh(third.refreshToken!)).resolves.toBeDefined();
    expect(await trailOf(first.sessionId!)).toEqual([]);
  });

  it('gives one other next token to twenty that come late at once', async () => {
    const { first } = await signedIn();
    await refresh(first.refreshToken!);
    await waitOutTheGrace(first.sessionId!);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(first.refreshToken!)));
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
    await expect(refresh(answers[0]!.refreshToken!)).resolves.toBeDefined();
  });

  it('ends when both use what they were given: one of them has a copy', async () => {
    const { first } = await signedIn();
    const second = await refresh(first.refreshToken!);
    await waitOutTheGrace(first.sessionId!);
    const other = await refresh(first.refreshToken!);
    await expect(refresh(second.refreshToken!)).rejects.toMatchObject(REFUSED);
    await expect(refresh(other.refreshToken!)).rejects.toMatchObject(REFUSED);
    expect(await trailOf(first.sessionId!)).toHaveLength(1);
  });

  it('ends once, with one trace, when twenty show a copy at once', async () => {
    const { first } = await signedIn();
    await refresh((await refresh(first.refreshToken!)).refreshToken!);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => refresh(first.refreshToken!)));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await trailOf(first.sessionId!)).toHaveLength(1);
  });

  it('is not ended by a token that was never given out', async () => {
    const { first } = await signedIn();
    for (const token of ['', 'x', 'A'.repeat(43), first.sessionId!, first.accessToken.slice(0, 100)])
      await expect(refresh(token)).rejects.toMatchObject(REFUSED);
    await expect(refresh(first.refreshToken!)).resolves.toBeDefined();
  });

  it('is over on its last day, however often it was refreshed', async () => {
    const { first } = await signedIn();
    await identity.sql.query(
      `update sessions set expires_at = now() - interval '1 second' where session_id = $1`,
      [first.sessionId],
    );
    await expect(refresh(first.refreshToken!)).rejects.toMatchObject(REFUSED);
  });

  it('keeps no token as it is', async () => {
    const { first } = await signedIn();
    const second = await refresh(first.refreshToken!);
    const { rows } = await identity.sql.query<{ dump: string }>(
      `select string_agg(t::text, E'\\n') as dump from sessions t`,
    );
    for (const token of [first.refreshToken!, second.refreshToken!]) {
      expect(rows[0]!.dump).not.toContain(token);
      expect(rows[0]!.dump).not.toContain(Buffer.from(token).toString('hex'));
      expect(rows[0]!.dump).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
      expect(identity.logged.filter((line) => line.includes(token))).toEqual([]);
    }
  });

  it('is well formed or not at all', async () => {
    await expect(identity.asks.ask(signIn, { body: { grant: 'refresh' } })).rejects.toMatchObject({
      code: 'platform.invalid_input',
      field: 'body.refreshToken',
    });
    await expect(refresh('x'.repeat(101))).rejects.toMatchObject({ code: 'platform.invalid_input' });
  });
});

describe('the list of sessions', () => {
  it('shows one’s own that are open, newest first, and which one asks', async () => {
    const { phone, first, caller } = await signedIn();
    const second = await byCode(phone);
    const { sessions } = await identity.asks.ask(readSessions, { caller });
    expect(sessions.map(({ sessionId, isCurrent }) => [sessionId, isCurrent])).toEqual([
      [second.sessionId, false],
      [first.sessionId, true],
    ]);
  });

  it('loses the one that is revoked, which then is refreshed no more', async () => {
    const { phone, first, caller } = await signedIn();
    const second = await byCode(phone);
    const question = { caller, sessionId: second.sessionId! };
    expect(await identity.asks.ask(revokeSession, question)).toEqual({ sessionId: second.sessionId });
    expect(await identity.asks.ask(revokeSession, question)).toEqual({ sessionId: second.sessionId });
    await expect(refresh(second.refreshToken!)).rejects.toMatchObject(REFUSED);
    const { sessions } = await identity.asks.ask(readSessions, { caller });
    expect(sessions.map(({ sessionId }) => sessionId)).toEqual([first.sessionId]);
  });

  it('is signed out of without naming the session', async () => {
    const { first, caller } = await signedIn();
    await identity.asks.ask(revokeSession, { caller });
    await expect(refresh(first.refreshToken!)).rejects.toMatchObject(REFUSED);
    const { sessionId: _none, ...without } = caller;
    await expect(identity.asks.ask(revokeSession, { caller: without })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('hides whether another’s session exists', async () => {
    const [mine, other] = [await signedIn(), await signedIn()];
    const absent = '01890000-0000-7000-8000-00000000dead';
    const refusals = await Promise.all(
      [other.first.sessionId!, absent].map((sessionId) =>
        identity.asks.ask(revokeSession, { caller: mine.caller, sessionId }).catch((error: unknown) => error),
      ),
    );
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ code: 'identity.no_such_session', kind: 'not_found' });
    await expect(refresh(other.first.refreshToken!)).resolves.toBeDefined();
  });

  it('is not for API clients', async () => {
    await expect(
      identity.asks.ask(readSessions, { caller: networkClient('cash-plus') }),
    ).rejects.toMatchObject({ code: 'platform.forbidden' });
  });
});
