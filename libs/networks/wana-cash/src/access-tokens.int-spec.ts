import { HttpRemote, someOrders, type WireRequest } from '@hanout/network-testing';
import { wanaCashFace } from '../fake';
import { AccessTokens, type Granted } from './access-tokens';
import { readConfig } from './config';
import { wanaCashAdapter } from './index';

/** What arrived, in its order. */
let arrived: WireRequest[] = [];
/** How many requests are still told that their token is not accepted. */
let refusals = 0;
/** How long the tokens are good that are given from now on. */
let goodSeconds: unknown = 3_600;

const remote = new HttpRemote({
  ...wanaCashFace,
  answer(request, system) {
    arrived.push(request);
    const answer = wanaCashFace.answer(request, system);
    if (request.path === '/token') {
      const body = JSON.stringify({ ...JSON.parse(answer.body), expires_in: goodSeconds });
      return { ...answer, body };
    }
    return refusals-- > 0 ? { status: 401, body: '{"error":"invalid_token"}' } : answer;
  },
});
const settings = (more: object = {}) => ({ ...remote.settings(), timeoutMs: 10_000, ...more });
const paths = () => arrived.map(({ path }) => path);

beforeAll(() => remote.start());
afterAll(() => remote.stop());
beforeEach(() => {
  remote.behave('ok');
  [arrived, refusals, goodSeconds] = [[], 0, 3_600];
});

describe('an order', () => {
  const pending = (orders: { id: string }[]) => orders.map(({ id }) => ({ id, outcome: 'pending' }));
  const anAdapter = (more?: object) => wanaCashAdapter('wana-cash', settings(more)).payouts!;

  it('shares one token with others at the same time and with those after it', async () => {
    const payouts = anAdapter();
    const orders = someOrders(6);
    const outcomes = await Promise.all(orders.slice(0, 5).map((order) => payouts.send([order])));
    expect(outcomes.flat()).toEqual(pending(orders.slice(0, 5)));
    await payouts.send(orders.slice(5));
    expect(paths()).toEqual(['/token', ...Array.from({ length: 6 }, () => '/transfers')]);
  });

  it('is sent again with another token, once, when its own is not accepted', async () => {
    const payouts = anAdapter();
    const [first, second] = [someOrders(1), someOrders(1)];
    refusals = 1;
    await expect(payouts.send(first)).resolves.toEqual(pending(first));
    expect(paths()).toEqual(['/token', '/transfers', '/token', '/transfers']);
    refusals = 2;
    await expect(payouts.send(second)).resolves.toMatchObject([{ outcome: 'unknown', cause: 'http_401' }]);
    expect(paths().slice(4)).toEqual(['/transfers', '/token', '/transfers']);
    await expect(payouts.send(second)).resolves.toMatchObject([{ outcome: 'pending' }]);
  });

  it('tells that no token was given, and asks for one the next time', async () => {
    const payouts = anAdapter();
    const orders = someOrders(1);
    remote.behave('unavailable');
    await expect(payouts.send(orders)).resolves.toMatchObject([
      { outcome: 'unknown', cause: 'token_http_503' },
    ]);
    remote.behave('ok');
    await expect(payouts.send(orders)).resolves.toEqual(pending(orders));
  });

  it('says where its result is to be brought, if that is known, and is known by its id', async () => {
    const orders = someOrders(2);
    const noticesUrl = 'https://hanout.example/notices';
    await anAdapter({ noticesUrl }).send(orders.slice(0, 1));
    await anAdapter().send(orders.slice(1));
    const [one, other] = arrived.filter(({ path }) => path === '/transfers');
    expect([one!.headers['x-reference-id'], one!.headers['x-callback-url']]).toEqual([
      orders[0]!.id,
      noticesUrl,
    ]);
    expect(other!.headers).not.toHaveProperty('x-callback-url');
  });
});

describe('a token', () => {
  const tokens = () => {
    const clock = { ms: 0 };
    return { clock, tokens: new AccessTokens(readConfig(settings()), () => clock.ms) };
  };

  it.each([
    [3_600, 3_539_000, 3_540_000],
    [90, 44_000, 45_000],
    [1, 499, 500],
  ])('of %d s is used until shortly before its end', async (seconds, goodMs, overMs) => {
    goodSeconds = seconds;
    const { clock, tokens: some } = tokens();
    await some.take(10_000);
    clock.ms = goodMs;
    await some.take(10_000);
    expect(arrived).toHaveLength(1);
    clock.ms = overMs;
    await some.take(10_000);
    expect(arrived).toHaveLength(2);
  });

  it('is dropped when it was refused, and for no other', async () => {
    const { tokens: some } = tokens();
    const first = await some.take(10_000);
    some.drop('one from before');
    await expect(some.take(10_000)).resolves.toBe(first);
    some.drop((first as Granted).token);
    await some.take(10_000);
    expect(arrived).toHaveLength(2);
  });

  it.each(['3600', 0, -1, null])('that is good for %j seconds is none', async (seconds) => {
    goodSeconds = seconds;
    await expect(tokens().tokens.take(10_000)).resolves.toEqual({
      outcome: 'unknown',
      cause: 'token_unreadable',
    });
  });
});
