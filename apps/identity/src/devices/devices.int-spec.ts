import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { v7 as uuidV7 } from 'uuid';
import {
  authorisePayment,
  challengeDevice,
  readDevices,
  readLimits,
  registerDevice,
  removeDevice,
  reportSimChange,
  setPin,
  signIn,
  type AuthorisePaymentV1,
  type CallerV1,
  type DeviceKeyV1,
} from '@hanout/contracts';
import { TestIdentity } from '../../test/identity';
import { networkClient } from '../../test/people';
import { aSignedInPerson, signInByCode } from '../../test/signed-in';
import { messageOf } from './device-signature';
import { consentMessage } from './payment-authorisations.service';

const identity = new TestIdentity();
beforeAll(() => identity.open());
afterAll(() => identity.close());

const signed = (message: Buffer, key: KeyObject) => sign(null, message, key).toString('base64url');

interface TestDevice {
  deviceId: string;
  privateKey: KeyObject;
  publicKey: DeviceKeyV1;
}

function aDevice(): TestDevice {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    deviceId: uuidV7(),
    privateKey,
    publicKey: publicKey.export({ format: 'jwk' }) as unknown as DeviceKeyV1,
  };
}

async function register(caller: CallerV1, device = aDevice(), signWith = device.privateKey) {
  const { deviceId, publicKey } = device;
  const { challenge } = await identity.asks.ask(challengeDevice, { caller });
  const signature = signed(messageOf('hanout:register-device:v1', deviceId, challenge), signWith);
  const question = { caller, body: { deviceId, name: 'Redmi', publicKey, signature } };
  await identity.asks.ask(registerDevice, question);
  return { ...device, question };
}

/** A payment that the device signs for. */
function aPayment(
  caller: CallerV1,
  device: TestDevice,
  minor = '4550',
  changes: Partial<{ nonce: string; expiresAt: string }> = {},
): AuthorisePaymentV1 {
  const consent = {
    deviceId: device.deviceId,
    nonce: randomBytes(16).toString('base64url'),
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
    ...changes,
  };
  const payment = { caller, paymentId: uuidV7(), amount: { minor, currency: 'MAD' }, payee: 'AMAL01' };
  return {
    ...payment,
    device: { ...consent, signature: signed(consentMessage(payment, consent), device.privateKey) },
  };
}

const authorise = (question: AuthorisePaymentV1) => identity.asks.ask(authorisePayment, question);
const limits = (walletId: string) => identity.asks.ask(readLimits, { walletId });

describe('a device', () => {
  it('is registered with a proof, once, and listed', async () => {
    const { caller } = await aSignedInPerson(identity);
    const { deviceId, question } = await register(caller);
    await identity.asks.ask(registerDevice, question);
    expect((await identity.asks.ask(readDevices, { caller })).devices).toMatchObject([
      { deviceId, name: 'Redmi' },
    ]);
  });

  it('is not registered by somebody without its key, nor with a challenge used before', async () => {
    const { caller } = await aSignedInPerson(identity);
    const refused = { code: 'identity.device_not_proved' };
    await expect(register(caller, aDevice(), aDevice().privateKey)).rejects.toMatchObject(refused);
    const { question } = await register(caller);
    const again = { caller, body: { ...question.body, deviceId: uuidV7() } };
    await expect(identity.asks.ask(registerDevice, again)).rejects.toMatchObject(refused);
    const { sessionId: _none, ...without } = caller;
    await expect(identity.asks.ask(challengeDevice, { caller: without })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('is removed with its sessions, and hidden from others', async () => {
    const { caller, signedIn } = await aSignedInPerson(identity);
    const other = await aSignedInPerson(identity);
    const device = await register(caller);
    const { deviceId } = device;
    await expect(identity.asks.ask(removeDevice, { caller: other.caller, deviceId })).rejects.toMatchObject({
      code: 'identity.no_such_device',
    });
    await identity.asks.ask(removeDevice, { caller, deviceId });
    await identity.asks.ask(removeDevice, { caller, deviceId });
    expect((await identity.asks.ask(readDevices, { caller })).devices).toEqual([]);
    const refresh = { body: { grant: 'refresh' as const, refreshToken: signedIn.refreshToken! } };
    await expect(identity.asks.ask(signIn, refresh)).rejects.toMatchObject({
      code: 'identity.sign_in_refused',
    });
    expect(await authorise(aPayment(caller, device))).toEqual({
      outcome: 'refused',
      reason: 'device_refused',
    });
  });
});

/** The tier's own, as `tiers.json` has them. */
const OF_TIER_2 = (walletId: string) => ({
  walletId,
  perPayment: { minor: '200000', currency: 'MAD' },
  perDay: { minor: '500000', currency: 'MAD' },
  perMonth: { minor: '1000000', currency: 'MAD' },
  coolDowns: [],
});

describe('a cool-down', () => {
  it('begins with a code sign-in from a device that is not known, and not with one that is', async () => {
    const { caller, phone, walletId } = await aSignedInPerson(identity);
    const { deviceId, privateKey } = await register(caller);
    expect(await limits(walletId)).toEqual(OF_TIER_2(walletId));
    await signInByCode(identity, phone, (code) => ({
      device: { deviceId, signature: signed(messageOf('hanout:sign-in:v1', deviceId, code), privateKey) },
    }));
    expect(await limits(walletId)).toEqual(OF_TIER_2(walletId));
    await signInByCode(identity, phone);
    expect(await limits(walletId)).toMatchObject({
      perPayment: { minor: '50000' },
      coolDowns: [{ reason: 'new_device' }],
    });
  });

  it('begins with a SIM change, once for each report, and the smaller limit counts', async () => {
    const { caller, phone, walletId } = await aSignedInPerson(identity);
    await signInByCode(identity, phone);
    const report = (to: string, reportId: string) =>
      identity.asks.ask(reportSimChange, {
        caller: networkClient('cash-plus'),
        body: { reportId, phone: to, changedAt: '2026-11-20T08:00:00.000Z' },
      });
    const reportId = uuidV7();
    await Promise.all([report(phone, reportId), report(phone, reportId)]);
    expect(await identity.count('cool_downs where cause_id = $1', [reportId])).toBe(1);
    const unknown = uuidV7();
    expect(await report('+212799999903', unknown)).toEqual({ reportId: unknown });
    await expect(report('0522', uuidV7())).rejects.toMatchObject({ code: 'identity.invalid_phone' });
    expect(await limits(walletId)).toMatchObject({
      perPayment: { minor: '20000' },
      perDay: { minor: '50000' },
      coolDowns: [{ reason: 'sim_change' }, { reason: 'new_device' }],
    });
    await identity.asks.ask(setPin, { caller, body: { changeId: uuidV7(), pin: '8350' } });
    const payment = {
      caller,
      paymentId: uuidV7(),
      amount: { minor: '20001', currency: 'MAD' },
      payee: 'AMAL01',
      pin: '8350',
    };
    expect(await authorise(payment)).toEqual({ outcome: 'refused', reason: 'cool_down_limit' });
    await identity.sql.query(
      `update cool_downs set starts_at = starts_at - interval '30 days', ends_at = ends_at - interval '30 days'`,
    );
    expect(await limits(walletId)).toEqual(OF_TIER_2(walletId));
  });
});

describe('consent to a payment', () => {
  it('is given by a device for a small amount, once and for ever', async () => {
    const { caller } = await aSignedInPerson(identity);
    const payment = aPayment(caller, await register(caller));
    const answers = await Promise.all(Array.from({ length: 10 }, () => authorise(payment)));
    for (const answer of answers) expect(answer).toEqual({ outcome: 'authorised', method: 'device' });
    expect(
      await identity.count('device_spending where person_id = $1 and spent_minor = 4550', [caller.id]),
    ).toBe(1);
    expect(await authorise({ ...payment, payee: 'OTHER1' })).toEqual({
      outcome: 'refused',
      reason: 'payment_differs',
    });
  });

  it('is refused when anything that was signed differs, or the nonce was used', async () => {
    const { caller } = await aSignedInPerson(identity);
    const device = await register(caller);
    const refused = { outcome: 'refused', reason: 'device_refused' };
    const payment = aPayment(caller, device);
    expect(await authorise({ ...payment, amount: { minor: '4551', currency: 'MAD' } })).toEqual(refused);
    expect(await authorise({ ...payment, payee: 'OTHER1' })).toEqual(refused);
    expect(await authorise({ ...payment, paymentId: uuidV7() })).toEqual(refused);
    expect(await authorise(aPayment(caller, { ...device, privateKey: aDevice().privateKey }))).toEqual(
      refused,
    );
    expect(
      await authorise(
        aPayment(caller, device, '1', { expiresAt: new Date(Date.now() - 1_000).toISOString() }),
      ),
    ).toEqual(refused);
    expect(await authorise(aPayment(caller, device, '1', { expiresAt: '2999-01-01T00:00:00.000Z' }))).toEqual(
      refused,
    );
    const nonce = randomBytes(16).toString('base64url');
    expect(await authorise(aPayment(caller, device, '1', { nonce }))).toMatchObject({
      outcome: 'authorised',
    });
    expect(await authorise(aPayment(caller, device, '1', { nonce }))).toEqual(refused);
  });

  it('is given by a device up to the day’s sum, also when ten come at once', async () => {
    const { caller } = await aSignedInPerson(identity);
    const device = await register(caller);
    expect(await authorise(aPayment(caller, device, '20001'))).toEqual({
      outcome: 'refused',
      reason: 'device_limit',
    });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => authorise(aPayment(caller, device, '20000'))),
    );
    expect(answers.filter(({ outcome }) => outcome === 'authorised')).toHaveLength(3);
  });

  it('is given by PIN for more', async () => {
    const { caller } = await aSignedInPerson(identity);
    const payment = {
      caller,
      paymentId: uuidV7(),
      amount: { minor: '99000', currency: 'MAD' },
      payee: 'AMAL01',
    };
    expect(await authorise(payment)).toEqual({ outcome: 'refused', reason: 'proof_missing' });
    expect(await authorise({ ...payment, pin: '8350' })).toEqual({
      outcome: 'refused',
      reason: 'pin_not_set',
    });
    await identity.asks.ask(setPin, { caller, body: { changeId: uuidV7(), pin: '8350' } });
    expect(await authorise({ ...payment, pin: '4027' })).toEqual({ outcome: 'refused', reason: 'pin_wrong' });
    expect(await authorise({ ...payment, pin: '8350' })).toEqual({ outcome: 'authorised', method: 'pin' });
    expect(await authorise({ ...payment, pin: '4027' })).toEqual({ outcome: 'authorised', method: 'pin' });
    await expect(authorise({ ...payment, caller: networkClient('cash-plus') })).rejects.toMatchObject({
      code: 'platform.forbidden',
    });
  });
});
