/** One try against a server that does everything a server can do. */
import dns from 'node:dns';
import { answer, ShopSystem, type Answer } from '../../test/shop-system';
import { ANSWER_BYTES_MAX, postWebhook, type WebhookOutcome } from './webhook.post';

describe('one try of a webhook', () => {
  const shop = new ShopSystem();
  const post = (url: string, addresses: 'public' | 'any' = 'any'): Promise<WebhookOutcome> =>
    postWebhook({ url, headers: { 'webhook-id': 'an-id' }, body: '{"é":1}', timeoutMs: 500, addresses });

  beforeAll(() => shop.start());
  afterAll(() => shop.stop());

  it('posts the very bytes, with its headers', async () => {
    await expect(post(shop.url('/good?a=b'))).resolves.toEqual({ status: 204 });
    const [heard] = shop.at('/good?a=b');
    expect(heard!.body).toBe('{"é":1}');
    expect(heard!.headers).toMatchObject({
      'webhook-id': 'an-id',
      'content-type': 'application/json',
      'content-length': '8',
    });
  });

  const endless: Answer = (response) => {
    response.writeHead(200);
    const write = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', write);
    write();
  };

  it.each<[string, Answer, WebhookOutcome]>([
    ['500', answer(500), { status: 500 }],
    ['410', answer(410), { status: 410 }],
    ['silence', () => undefined, { error: 'timeout' }],
    ['a cut connection', (_response, request) => void request.socket.destroy(), { error: 'connection' }],
    [
      'what is no HTTP',
      (_response, request) => void request.socket.end('hello\r\n\r\n'),
      { error: 'connection' },
    ],
    [
      'a yes whose body never ends',
      (response) => void response.writeHead(200, { 'content-length': '100' }).write('{'),
      { status: 200 },
    ],
    [
      'a yes that is cut off',
      (response, request) => {
        response.writeHead(200, { 'content-length': '100' }).write('{');
        setTimeout(() => request.socket.destroy(), 20);
      },
      { status: 200 },
    ],
    ['a yes with a body without end', endless, { status: 200 }],
  ])('reads %s', async (name, how, outcome) => {
    const path = `/${encodeURIComponent(name)}`;
    shop.answer(path, how);
    await expect(post(shop.url(path))).resolves.toEqual(outcome);
  });

  it('reads a few kB of a huge answer and lets go', async () => {
    let sent = 0;
    const closed = new Promise<void>((resolve) =>
      shop.answer('/huge', (response) => {
        response.writeHead(200).on('close', resolve);
        const write = (): void => {
          let isOpen = true;
          while (isOpen && !response.destroyed) {
            isOpen = response.write('x'.repeat(65_536));
            sent += 65_536;
          }
        };
        response.on('drain', write);
        write();
      }),
    );
    await expect(post(shop.url('/huge'))).resolves.toEqual({ status: 200 });
    await closed;
    expect(ANSWER_BYTES_MAX).toBeLessThanOrEqual(8_192);
    // What the sockets between hold, and no more of an answer that would go on.
    expect(sent).toBeLessThan(64 * 1_048_576);
  });

  it('follows no redirect', async () => {
    shop.answer('/moved', answer(307, { location: shop.url('/elsewhere') }));
    await expect(post(shop.url('/moved'))).resolves.toEqual({ status: 307 });
    expect(shop.at('/elsewhere')).toEqual([]);
  });

  it('says so when nobody is there', async () => {
    const nobody = new ShopSystem();
    await nobody.start();
    const url = nobody.url('/');
    nobody.stop();
    await expect(post(url)).resolves.toEqual({ error: 'connection_refused' });
  });

  it.each([
    ['an address inside', 'https://127.0.0.1:1/'],
    ['an address inside, written otherwise', 'https://[::ffff:7f00:1]:1/'],
    ['a way that is not sealed', 'http://1.1.1.1/'],
  ])('goes nowhere with %s', async (_name, url) => {
    await expect(post(url, 'public')).resolves.toEqual({ error: 'refused_address' });
  });

  it('goes nowhere with a name that leads inside', async () => {
    const before = shop.heard.length;
    // A name of nobody that the resolver of this test leads inside, as a shop could write it in its own zone.
    const lookup = jest.spyOn(dns, 'lookup').mockImplementation(((
      _name: string,
      _options: object,
      done: (error: null, found: { address: string; family: number }[]) => void,
    ) =>
      done(null, [
        { address: '1.1.1.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ])) as never);
    const { port } = new URL(shop.url('/'));
    await expect(post(`https://hooks.example.ma:${port}/`, 'public')).resolves.toEqual({
      error: 'refused_address',
    });
    expect(lookup).toHaveBeenCalledWith('hooks.example.ma', expect.anything(), expect.anything());
    lookup.mockRestore();
    expect(shop.heard.length).toBe(before);
  });
});
