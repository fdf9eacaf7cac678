/** The outside world on real sockets: it remembers by id, checks signatures, and misbehaves when it is told to. */
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService, type RunningService } from '@hanout/service-kit';
import { startTestNats, type TestNats } from '@hanout/testing';
import { networkSecret } from './networks/network-secret';
import { fakesWith } from '../test/simulator-under-test';
import { simulatorOf } from './service';

const SECRET = 'a secret of the whole simulator';

describe('the network simulator', () => {
  let nats: TestNats;
  let running: RunningService;
  const journalDir = mkdtempSync(join(tmpdir(), 'hanout-simulator-'));
  const start = () =>
    startService(simulatorOf(fakesWith()), {
      NATS_URL: nats.url,
      HTTP_PORT: '0',
      NETWORKS_SECRET: SECRET,
      JOURNAL_DIR: journalDir,
    });

  beforeAll(async () => {
    nats = await startTestNats();
    running = await start();
  });

  afterAll(async () => {
    await running?.stop();
    await nats?.stop();
    rmSync(journalDir, { recursive: true });
  });

  const sendSms = async (...messages: object[]) =>
    fetch(`${running.url}/sms/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages }),
    });
  const phone = async (number: string) =>
    (await fetch(`${running.url}/sms/phones/${encodeURIComponent(number)}/messages`)).json();
  const fault = (body: object) =>
    fetch(`${running.url}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const register = (network: string, body: object, secret = networkSecret(SECRET, network)) => {
    const raw = JSON.stringify(body);
    return fetch(`${running.url}/networks/${network}/accounts`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-signature': createHmac('sha256', secret).update(raw).digest('hex'),
      },
      body: raw,
    });
  };
  interface Answer {
    results: { status: string; ref?: string }[];
  }
  const resultsOf = async (response: Promise<Response>): Promise<Answer> =>
    (await (await response).json()) as Answer;
  const account = (registrationId = randomUUID()) => ({
    registrationId,
    walletId: randomUUID(),
    kind: 'customer',
    tier: 2,
  });

  it('shows a message on its phone once, however often it is sent', async () => {
    const message = { messageId: randomUUID(), to: '+212600000001', text: 'صباح الخير' };
    for (let time = 0; time < 2; time += 1) {
      await expect((await sendSms(message)).json()).resolves.toEqual({
        results: [{ messageId: message.messageId, outcome: 'accepted' }],
      });
    }
    await expect(phone('+212600000001')).resolves.toMatchObject([{ text: 'صباح الخير' }]);
  });

  it('rejects a number that is no mobile, and not its neighbours', async () => {
    const [bad, good] = [randomUUID(), randomUUID()];
    const answer = await sendSms(
      { messageId: bad, to: '+33600000000', text: 'x' },
      { messageId: good, to: '+212700000002', text: 'y' },
    );
    expect(await answer.json()).toEqual({
      results: [
        { messageId: bad, outcome: 'rejected', reason: 'not_a_mobile_number' },
        { messageId: good, outcome: 'accepted' },
      ],
    });
  });

  it('registers signed accounts, gives the same answer again, and rejects an id used for another wallet', async () => {
    const one = account();
    const first = await resultsOf(register('cash-plus', { accounts: [one] }));
    expect(first.results[0]).toMatchObject({
      status: 'REGISTERED',
      ref: expect.stringMatching(/^CA\d{18}$/),
    });
    await expect((await register('cash-plus', { accounts: [one] })).json()).resolves.toEqual(first);
    const other = await resultsOf(register('cash-plus', { accounts: [{ ...one, walletId: randomUUID() }] }));
    expect(other.results[0]).toMatchObject({ status: 'REJECTED', reason: 'ID_REUSED' });
    await expect(
      (await fetch(`${running.url}/networks/cash-plus/accounts/${one.registrationId}`)).json(),
    ).resolves.toEqual(first.results[0]);
    expect((await fetch(`${running.url}/networks/m2t/accounts/${one.registrationId}`)).status).toBe(404);
  });

  it('numbers every account in its network’s own form', async () => {
    const accounts = Array.from({ length: 500 }, () => account());
    const { results } = await resultsOf(register('wana-cash', { accounts }));
    expect(results.map(({ ref }) => ref).filter((ref) => !/^WA\d{18}$/.test(ref ?? ''))).toEqual([]);
    expect(new Set(results.map(({ ref }) => ref)).size).toBe(500);
  });

  it('refuses an unsigned or wrongly signed request, and a network it does not play', async () => {
    expect((await register('m2t', { accounts: [account()] }, 'another secret')).status).toBe(401);
    expect(
      (await register('m2t', { accounts: [account()] }, networkSecret(SECRET, 'cash-plus'))).status,
    ).toBe(401);
    expect((await register('nobody', { accounts: [account()] })).status).toBe(404);
  });

  it.each(['reset', 'half_body', 'did_it_no_answer'] as const)(
    'leaves the caller without an answer: %s',
    async (mode) => {
      await fault({ target: 'wafacash', mode, times: 1 });
      const one = account();
      await expect(
        register('wafacash', { accounts: [one] }).then((response) => response.json()),
      ).rejects.toThrow();
      const known = await fetch(`${running.url}/networks/wafacash/accounts/${one.registrationId}`);
      expect(known.status).toBe(mode === 'reset' ? 404 : 200);
    },
  );

  it.each([
    ['error_500', 500],
    ['too_many_429', 429],
  ] as const)('answers %s as often as it was told', async (mode, status) => {
    await fault({ target: 'sms', mode, times: 2 });
    const message = { messageId: randomUUID(), to: '+212600000009', text: 'z' };
    expect((await sendSms(message)).status).toBe(status);
    expect((await sendSms(message)).status).toBe(status);
    expect((await sendSms(message)).status).toBe(200);
  });

  it('refuses a switch it does not have', async () => {
    expect((await fault({ target: 'sms', mode: 'explode' })).status).toBe(400);
  });

  it('remembers over a restart what it did', async () => {
    const one = account();
    const message = { messageId: randomUUID(), to: '+212600000010', text: 'kept' };
    const first = await (await register('barid-cash', { accounts: [one] })).json();
    await sendSms(message);
    await running.stop();
    running = await start();
    await expect((await register('barid-cash', { accounts: [one] })).json()).resolves.toEqual(first);
    await sendSms(message);
    await expect(phone('+212600000010')).resolves.toHaveLength(1);
  });
});
