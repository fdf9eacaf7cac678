import { request } from 'node:http';
import { KeyObject } from 'node:crypto';
import { readWallet, type WalletV1 } from '@hanout/contracts';
import type { FakeAnswers } from '@hanout/testing';
import {
  goodToken,
  spoilt,
  unsigned,
  withAStrangersKey,
  withOtherAlgorithms,
  withOtherClaims,
  withThePublicKeyAsSecret,
  type Forgeries,
  type OurKey,
} from '../../test/forged-tokens';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';

const WALLET = { kind: 'customer', network: 'm2t', tier: 2 } as WalletV1;

describe('a forged token', () => {
  let gateway: GatewayUnderTest;
  let payments: FakeAnswers<object>;
  let ours: OurKey;
  let tried = 0;

  beforeAll(async () => {
    gateway = await startGateway();
    payments = await gateway.owner(readWallet, () => WALLET);
    // The same key as Node's crypto has it, to sign what no library would.
    ours = { kid: gateway.key.kid, privateKey: KeyObject.from(gateway.key.privateKey) };
  });
  afterAll(() => gateway.stop());
  afterEach(() => expect(payments.questions).toHaveLength(1));

  const statusOf = async (token: string): Promise<number> =>
    (await gateway.call('GET', '/wallet', { token })).status;

  it('is made with good tools: told the truth, they open the door', async () => {
    expect(await statusOf(goodToken(ours))).toBe(200);
  });

  it.each<[string, (key: OurKey) => Forgeries]>([
    ['is signed by nobody', unsigned],
    ['is signed with the public key as a secret', withThePublicKeyAsSecret],
    ['is signed by another algorithm', withOtherAlgorithms],
    ['is signed by a stranger', withAStrangersKey],
    ['is signed by us and says what we never say', withOtherClaims],
    ['was good and is spoilt', spoilt],
  ])('that %s is refused', async (_name, forge) => {
    const forgeries = Object.entries(forge(ours));
    const answers = await Promise.all(
      forgeries.map(async ([name, token]) => [name, await statusOf(token)] as const),
    );
    tried += answers.length;
    expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
  });

  it('is one of more than 150 that were tried', () => {
    expect(tried).toBeGreaterThan(150);
  });

  describe('or a good one in another place', () => {
    const place = (path: string, headers: Record<string, string> = {}): Promise<number> =>
      gateway.call('GET', path, { headers }).then(({ status }) => status);

    it.each<[string, (token: string) => Promise<number>]>([
      ['in the query', (token) => place(`/wallet?access_token=${token}&token=${token}`)],
      [
        'in a cookie',
        (token) => place('/wallet', { cookie: `access_token=${token}; authorization=Bearer ${token}` }),
      ],
      [
        'in another header',
        (token) => place('/wallet', { 'x-access-token': token, 'x-authorization': `Bearer ${token}` }),
      ],
      ['for a proxy', (token) => place('/wallet', { 'proxy-authorization': `Bearer ${token}` })],
      ['without its scheme', (token) => place('/wallet', { authorization: token })],
      ['with another scheme', (token) => place('/wallet', { authorization: `Token ${token}` })],
      [
        'as a password',
        (token) =>
          place('/wallet', { authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` }),
      ],
      ['in quotes', (token) => place('/wallet', { authorization: `Bearer "${token}"` })],
      [
        'twice in one header',
        (token) => place('/wallet', { authorization: `Bearer ${token}, Bearer ${token}` }),
      ],
      ['with words after it', (token) => place('/wallet', { authorization: `Bearer ${token} x` })],
      ['with its scheme twice', (token) => place('/wallet', { authorization: `Bearer Bearer ${token}` })],
      ['in two headers', (token) => twice([`Bearer ${token}`, `Bearer ${token}`])],
      ['after a bad one', (token) => twice(['Bearer x.y.z', `Bearer ${token}`])],
      ['before a bad one', (token) => twice([`Bearer ${token}`, 'Bearer x.y.z'])],
    ])('is refused: %s', async (_name, send) => {
      expect(await send(goodToken(ours))).toBe(401);
    });

    function twice(authorization: string[]): Promise<number> {
      return new Promise((resolve, reject) => {
        const sent = request(`${gateway.api}/wallet`, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        });
        sent.setHeader('authorization', authorization);
        sent.on('error', reject).end();
      });
    }
  });
});
