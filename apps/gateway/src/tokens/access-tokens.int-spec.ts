import { createHmac } from 'node:crypto';
import { readWallet, type WalletV1 } from '@hanout/contracts';
import { waitFor, type FakeAnswers } from '@hanout/testing';
import {
  aCaller,
  aSigningKey,
  sign,
  startGateway,
  type GatewayUnderTest,
} from '../../test/gateway-under-test';

const WALLET: WalletV1 = {
  walletId: '0190a000-0000-7000-8000-000000000001',
  kind: 'customer',
  network: 'm2t',
  tier: 2,
  balance: { minor: '64000', currency: 'MAD' },
};

describe('an access token', () => {
  let gateway: GatewayUnderTest;
  let payments: FakeAnswers<object>;

  beforeAll(async () => {
    gateway = await startGateway({ SIGNING_KEYS_PAUSE_SECONDS: '1' });
    payments = await gateway.owner(readWallet, () => WALLET);
  });
  afterAll(() => gateway.stop());

  async function refusal(token?: string): Promise<{ status: number; code: string }> {
    const before = payments.questions.length;
    const answer = await gateway.call('GET', '/wallet', { token });
    const { code } = (await answer.json()) as { code: string };
    expect(payments.questions).toHaveLength(before);
    return { status: answer.status, code };
  }

  it('that is good tells the owner who is asking, and nothing it does not need to know', async () => {
    const caller = aCaller('customer', { walletId: WALLET.walletId, network: 'm2t' });
    const token = await sign(gateway.key, { ...caller, ...{ nickname: 'x' } });
    const answer = await gateway.call('GET', '/wallet', { token });
    expect([answer.status, await answer.json()]).toEqual([200, WALLET]);
    expect(payments.questions.at(-1)).toEqual({ caller });
  });

  it('that is missing or no bearer token is refused', async () => {
    expect(await refusal()).toEqual({ status: 401, code: 'platform.unauthenticated' });
    const basic = await gateway.call('GET', '/wallet', { headers: { authorization: 'Basic eDp5' } });
    expect([basic.status, basic.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it('that has expired is told apart from one that was never good', async () => {
    const expired = await sign(gateway.key, { ...aCaller('customer'), expiresInSeconds: -1 });
    expect(await refusal(expired)).toEqual({ status: 401, code: 'platform.token_expired' });
    expect(await refusal('x.y.z')).toEqual({ status: 401, code: 'platform.token_invalid' });
  });

  it('of another issuer, for somebody else or signed by a stranger with our key id is refused', async () => {
    const stranger = await aSigningKey(gateway.key.kid);
    for (const token of [
      await sign(gateway.key, { ...aCaller('customer'), issuer: 'someone' }),
      await sign(gateway.key, { ...aCaller('customer'), audience: 'someone-else' }),
      await sign(stranger, aCaller('customer')),
    ]) {
      expect(await refusal(token)).toEqual({ status: 401, code: 'platform.token_invalid' });
    }
  });

  it('that says `none`, or is signed with the public key as a secret, is refused', async () => {
    const claims = {
      iss: 'hanout',
      aud: 'hanout-api',
      sub: aCaller('customer').id,
      exp: Date.now(),
      kind: 'person',
      roles: ['customer'],
    };
    const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
    const none = `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`;
    expect(await refusal(none)).toEqual({ status: 401, code: 'platform.token_invalid' });
    const signed = `${encoded({ alg: 'HS256', kid: gateway.key.kid })}.${encoded(claims)}`;
    for (const secret of [
      JSON.stringify(gateway.key.publicJwk),
      Buffer.from(gateway.key.publicJwk.x ?? '', 'base64url'),
    ]) {
      const mac = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await refusal(`${signed}.${mac}`)).toEqual({ status: 401, code: 'platform.token_invalid' });
    }
  });

  it('without an end, or with claims of another shape, is refused', async () => {
    const { SignJWT } = await import('jose');
    const endless = new SignJWT({ kind: 'person', roles: ['customer'] })
      .setProtectedHeader({ alg: 'EdDSA', kid: gateway.key.kid })
      .setSubject('x')
      .setIssuer('hanout')
      .setAudience('hanout-api');
    expect(await refusal(await endless.sign(gateway.key.privateKey))).toMatchObject({
      code: 'platform.token_invalid',
    });
    const odd = await sign(gateway.key, { ...aCaller('customer'), kind: 'robot' as 'person' });
    expect(await refusal(odd)).toMatchObject({ code: 'platform.token_invalid' });
  });

  it('of somebody with another role is known but may not', async () => {
    for (const role of ['network', 'finance', 'administrator'] as const) {
      expect(await refusal(await gateway.tokenOf(role))).toEqual({ status: 403, code: 'platform.forbidden' });
    }
  });

  it('signed with a new key is good as soon as the keys may be read again', async () => {
    const next = await aSigningKey('key-2');
    const token = await sign(next, aCaller('customer'));
    gateway.keys.push(next.publicJwk);
    await waitFor(async () => (await gateway.call('GET', '/wallet', { token })).status === 200);
    expect((await gateway.call('GET', '/wallet', { token: await gateway.tokenOf('customer') })).status).toBe(
      200,
    );
  });
});
