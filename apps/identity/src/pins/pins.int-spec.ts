import { decodeJwt } from 'jose';
import { v7 as uuidV7 } from 'uuid';
import { checkPin, readLimits, readPin, setPin, type CallerV1, type SetPinBodyV1 } from '@hanout/contracts';
import { TestIdentity } from '../../test/identity';
import { networkClient } from '../../test/people';
import { aSignedInPerson, codeFor } from '../../test/signed-in';

const identity = new TestIdentity();
beforeAll(() => identity.open());
afterAll(() => identity.close());

const set = (caller: CallerV1, body: Partial<SetPinBodyV1>) =>
  identity.asks.ask(setPin, { caller, body: { changeId: uuidV7(), pin: '8350', ...body } });
const check = (caller: CallerV1, pin: string) => identity.asks.ask(checkPin, { caller, body: { pin } });
const state = (caller: CallerV1) => identity.asks.ask(readPin, { caller });
const lock = async (caller: CallerV1) => {
  for (let guess = 0; guess < 3; guess += 1) await check(caller, '0000').catch(() => undefined);
};
const ageSession = (caller: CallerV1) =>
  identity.sql.query(
    `update sessions set started_at = started_at - interval '1 hour' where session_id = $1`,
    [caller.sessionId],
  );
const ageLock = (caller: CallerV1) =>
  identity.sql.query(`update pins set locked_at = locked_at - interval '31 minutes' where person_id = $1`, [
    caller.id,
  ]);

describe('a PIN', () => {
  it('is set after a sign-in, and gives a short token that says so', async () => {
    const { caller } = await aSignedInPerson(identity);
    expect(await state(caller)).toEqual({ isSet: false, triesLeft: 0 });
    await expect(check(caller, '8350')).rejects.toMatchObject({ code: 'identity.pin_not_set' });
    expect(await set(caller, { pin: '٨٣٥٠' })).toEqual({ isSet: true, triesLeft: 3 });
    const { accessToken, expiresInSeconds } = await check(caller, '8350');
    expect(expiresInSeconds).toBe(300);
    expect(decodeJwt(accessToken)).toMatchObject({ sub: caller.id, strength: 'pin', sid: caller.sessionId });
  });

  it('is not set by a token that lies about: an old session needs a code', async () => {
    const { caller, phone } = await aSignedInPerson(identity);
    await ageSession(caller);
    await expect(set(caller, {})).rejects.toMatchObject({ code: 'identity.pin_needs_proof' });
    await expect(set(caller, { code: '000000' })).rejects.toMatchObject({ code: 'identity.sign_in_refused' });
    await set(caller, { code: await codeFor(identity, phone) });
    expect(await state(caller)).toMatchObject({ isSet: true });
  });

  it('is refused with the field at fault, and nothing is set', async () => {
    const { caller, phone } = await aSignedInPerson(identity);
    for (const pin of ['', '123', '83501234', '83 50', 'abcd'])
      await expect(set(caller, { pin })).rejects.toMatchObject({
        code: 'identity.invalid_pin',
        field: 'body.pin',
      });
    for (const pin of ['1111', '1234', '1986', phone.slice(-5)])
      await expect(set(caller, { pin })).rejects.toMatchObject({
        code: 'identity.easy_pin',
        field: 'body.pin',
      });
    await expect(set(caller, { changeId: 'no' })).rejects.toMatchObject({ code: 'platform.invalid_input' });
    await expect(set(networkClient('cash-plus'), {})).rejects.toMatchObject({ code: 'platform.forbidden' });
    expect(await state(caller)).toMatchObject({ isSet: false });
  });

  it('is changed with the one that stands, and with nothing else', async () => {
    const { caller } = await aSignedInPerson(identity);
    await set(caller, {});
    await expect(set(caller, { pin: '4027' })).rejects.toMatchObject({ code: 'identity.pin_needs_proof' });
    await expect(set(caller, { pin: '4027', currentPin: '4028' })).rejects.toMatchObject({
      code: 'identity.wrong_pin',
    });
    await expect(set(caller, { pin: '8350', currentPin: '8350' })).rejects.toMatchObject({
      code: 'identity.same_pin',
    });
    const changeId = uuidV7();
    await set(caller, { changeId, pin: '4027', currentPin: '8350' });
    expect(await set(caller, { changeId, pin: '4027', currentPin: '8350' })).toEqual({
      isSet: true,
      triesLeft: 3,
    });
    await expect(check(caller, '8350')).rejects.toMatchObject({ code: 'identity.wrong_pin' });
    await expect(check(caller, '4027')).resolves.toBeDefined();
  });

  it('is set once by ten at once', async () => {
    const { caller } = await aSignedInPerson(identity);
    const pins = ['8350', '4027', '9264', '3847', '7052', '8613', '4759', '9437', '6184', '2853'];
    const results = await Promise.allSettled(pins.map((pin) => set(caller, { pin })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await identity.count('pins where person_id = $1', [caller.id])).toBe(1);
  });

  it('gives the tries back when it is right', async () => {
    const { caller } = await aSignedInPerson(identity);
    await set(caller, {});
    for (let round = 0; round < 3; round += 1) {
      for (const guess of ['4027', '4028'])
        await expect(check(caller, guess)).rejects.toMatchObject({ code: 'identity.wrong_pin' });
      await expect(check(caller, '8350')).resolves.toBeDefined();
    }
    expect(await state(caller)).toEqual({ isSet: true, triesLeft: 3 });
  });

  it('is compared three times at most of two hundred guesses at once, and is locked then', async () => {
    const { caller } = await aSignedInPerson(identity);
    await set(caller, {});
    const guesses = Array.from({ length: 199 }, (_, place) => String(4_000 + place));
    const results = await Promise.allSettled([...guesses, '8350'].map((guess) => check(caller, guess)));
    const codes = results.map((one) =>
      one.status === 'rejected' ? (one.reason as { code: string }).code : 'right',
    );
    expect(codes.filter((code) => code !== 'identity.pin_locked').length).toBeLessThanOrEqual(3);
    expect(codes).not.toContain('right');
    await expect(check(caller, '8350')).rejects.toMatchObject({ code: 'identity.pin_locked' });
    expect(await state(caller)).toMatchObject({ triesLeft: 0, resettableAt: expect.any(String) });
    expect(
      await identity.count(`audit_entries where operation = 'identity.check-pin' and subject_id = $1`, [
        caller.id,
      ]),
    ).toBeGreaterThan(0);
  });

  it('is reset by a code after the wait, with a cool-down', async () => {
    const { caller, phone, walletId } = await aSignedInPerson(identity);
    await set(caller, {});
    await lock(caller);
    await expect(set(caller, { pin: '4027', code: '000000' })).rejects.toMatchObject({
      code: 'identity.pin_locked',
    });
    await ageLock(caller);
    await expect(check(caller, '8350')).rejects.toMatchObject({ code: 'identity.pin_locked' });
    await set(caller, { pin: '4027', code: await codeFor(identity, phone) });
    await expect(check(caller, '4027')).resolves.toBeDefined();
    expect(await identity.asks.ask(readLimits, { walletId })).toMatchObject({
      perPayment: { minor: '50000', currency: 'MAD' },
      coolDowns: [{ reason: 'pin_reset' }],
    });
  });

  it('stands nowhere as it is', async () => {
    const { caller } = await aSignedInPerson(identity);
    await set(caller, { pin: '835092' });
    await check(caller, '835092');
    const { rows } = await identity.sql.query<{ dump: string }>(
      `select string_agg(t::text, E'\\n') as dump from pins t`,
    );
    expect(rows[0]!.dump).not.toContain('835092');
    expect(identity.logged.filter((line) => line.includes('835092'))).toEqual([]);
  });
});
