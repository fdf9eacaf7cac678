/** The HTTP provider against a server that does everything a provider can do. */
import { SmsGateway, type Reply } from '../../test/sms-gateway';
import { HttpProvider } from './http.provider';
import type { SmsOutcome } from './sms-provider';

const MESSAGE = { messageId: '5a1c81d7-af20-4525-a829-5823c15bf03a', to: '+212600000001', text: 'Bonjour' };
const answering =
  (status: number, headers: Record<string, string> = {}, body = ''): Reply =>
  (_message, response) =>
    void response.writeHead(status, headers).end(body);

describe('the HTTP provider', () => {
  const gateway = new SmsGateway();
  let url: string;
  const provider = (at = url) =>
    new HttpProvider({ url: at, token: 'secret', timeoutMs: 300, batchMax: 200, knowsIds: false });
  const sendOne = async (): Promise<SmsOutcome | undefined> =>
    (await provider().send([MESSAGE])).get(MESSAGE.messageId);

  beforeAll(async () => {
    url = await gateway.start();
  });
  afterAll(() => gateway.stop());

  it('sends the id as the idempotency key, and the token', async () => {
    await expect(sendOne()).resolves.toEqual({ outcome: 'accepted' });
    expect(gateway.calls).toEqual([{ authorization: 'Bearer secret', key: MESSAGE.messageId }]);
    expect(gateway.taken).toEqual([{ id: MESSAGE.messageId, to: MESSAGE.to, text: MESSAGE.text }]);
  });

  const soon = new Date(Date.now() + 3_600_000).toUTCString();
  it.each<[string, Reply, object]>([
    ['200', answering(200, {}, 'not JSON'), { outcome: 'accepted' }],
    ['400 with a code', answering(400, {}, '{"code":"barred"}'), { outcome: 'rejected', reason: 'barred' }],
    ['422 without a body', answering(422), { outcome: 'rejected', reason: '' }],
    ['401', answering(401), { outcome: 'later' }],
    ['404', answering(404), { outcome: 'later' }],
    ['429', answering(429, { 'retry-after': '30' }), { outcome: 'later', afterSeconds: 30 }],
    ['429 with nonsense', answering(429, { 'retry-after': 'soon' }), { outcome: 'later' }],
    [
      '429 with a date',
      answering(429, { 'retry-after': soon }),
      { outcome: 'later', afterSeconds: expect.any(Number) as number },
    ],
    ['408', answering(408), { outcome: 'unknown' }],
    ['409', answering(409), { outcome: 'unknown' }],
    ['500', answering(500), { outcome: 'unknown' }],
    ['503', answering(503, { 'retry-after': '5' }), { outcome: 'unknown' }],
    ['a redirect', answering(302, { location: 'http://127.0.0.1:1/' }), { outcome: 'unknown' }],
    ['silence', () => undefined, { outcome: 'unknown' }],
    ['a cut connection', (_m, _response, request) => void request.socket.destroy(), { outcome: 'unknown' }],
    [
      'a cut connection after it took it',
      (message, _response, request) => {
        gateway.take(message);
        request.socket.destroy();
      },
      { outcome: 'unknown' },
    ],
    [
      'half a refusal',
      (_m, response, request) => {
        response.writeHead(400, { 'content-length': '100' }).write('{"code"');
        setTimeout(() => request.socket.destroy(), 20);
      },
      { outcome: 'rejected', reason: '' },
    ],
  ])('reads %s', async (_, reply, outcome) => {
    gateway.reply = reply;
    await expect(sendOne()).resolves.toEqual(outcome);
  });

  it('says later when nobody is there: nothing can have left', async () => {
    const nobody = new SmsGateway();
    const at = await nobody.start();
    nobody.stop();
    const outcomes = await provider(at).send([MESSAGE]);
    expect([...outcomes.values()]).toEqual([{ outcome: 'later' }]);
  });
});
