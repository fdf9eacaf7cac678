import { randomUUID } from 'node:crypto';
import { connect as connectSocket } from 'node:net';
import {
  paymentEnded,
  paymentRequested,
  paymentsCompleted,
  revokeSession,
  signIn,
  type CompletedPaymentV1,
  type Fact,
  type PartyV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { connect, type NatsConnection } from 'nats';
import { startGateway, type GatewayUnderTest } from '../../test/gateway-under-test';
import { aSignIn, WebClient } from '../../test/web-client';
import { EventStreams } from './event-streams.service';

const AMOUNT = { minor: '3550', currency: 'MAD' as const };
const SHOP = randomUUID();
const CUSTOMER = randomUUID();
const AGENT = randomUUID();

const party = (kind: PartyV1['kind'], walletId: string, more: Partial<PartyV1> = {}): PartyV1 => ({
  walletId,
  kind,
  network: 'm2t',
  ...more,
});

function paid(more: Partial<CompletedPaymentV1> = {}): CompletedPaymentV1 {
  return {
    paymentId: randomUUID(),
    kind: 'merchant_payment',
    channel: 'dynamic_qr',
    reference: 'K3PW9ZD7XA',
    qrCodeId: randomUUID(),
    payer: party('customer', CUSTOMER),
    payee: party('merchant', SHOP, { tradeNameFr: 'Épicerie Meknassi' }),
    amount: AMOUNT,
    fee: { paidBy: 'payee', amount: { minor: '0', currency: 'MAD' }, accrued: '0', shares: [] },
    completedAt: new Date().toISOString(),
    ...more,
  };
}

interface Heard {
  event?: string;
  id?: string;
  data?: Record<string, unknown>;
}

/** Reads a stream as a browser does. */
class Listener {
  text = '';
  hasEnded = false;

  constructor(readonly answer: Response) {
    void this.read();
  }

  get heard(): Heard[] {
    return this.text
      .split('\n\n')
      .slice(0, -1)
      .map((block) => Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2))))
      .filter((one) => one.event !== undefined)
      .map((one) => ({ ...one, data: JSON.parse(one.data as string) as Record<string, unknown> }));
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const piece of this.answer.body!) this.text += decoder.decode(piece as Uint8Array);
    } catch {
      // Cut off.
    }
    this.hasEnded = true;
  }
}

describe('the events of an account', () => {
  let gateway: GatewayUnderTest;
  let nats: NatsConnection;
  let streams: EventStreams;

  beforeAll(async () => {
    gateway = await startGateway({
      EVENT_HEARTBEAT_SECONDS: '1',
      EVENT_STREAMS_PER_CALLER_MAX: '2',
      EVENT_STREAMS_MAX: '4',
    });
    nats = await connect({ servers: gateway.natsUrl });
    streams = gateway.running.get(EventStreams);
  });
  afterAll(async () => {
    await nats.close();
    await gateway.stop();
  });
  afterEach(async () => {
    streams.forEach((stream) => stream.end());
    await waitFor(() => streams.count === 0);
  });

  function say<Data extends object>(fact: Fact<Data>, data: Data, more: object = {}): string {
    const id = randomUUID();
    const envelope = {
      id,
      subject: fact.subject,
      occurredAt: new Date().toISOString(),
      producer: 'payments',
    };
    nats.publish(fact.subject, JSON.stringify({ ...envelope, data, ...more }));
    return id;
  }
  const complete = (...payments: CompletedPaymentV1[]) => say(paymentsCompleted, { payments });

  async function listen(token: string, headers: Record<string, string> = {}): Promise<Listener> {
    const answer = await gateway.call('GET', '/events', { token, headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    return new Listener(answer);
  }
  const merchant = () => gateway.tokenOf('merchant', { walletId: SHOP, network: 'm2t' });
  const customer = () => gateway.tokenOf('customer', { walletId: CUSTOMER, network: 'm2t' });

  it('tell each side what a till needs to say “paid”, and nothing of the other', async () => {
    const [shop, payer, another] = await Promise.all([
      listen(await merchant()),
      listen(await customer()),
      listen(await gateway.tokenOf('customer', { walletId: randomUUID() })),
    ]);
    const payment = paid();
    const id = complete(
      paid({ payer: party('customer', randomUUID()), payee: party('merchant', randomUUID()) }),
      payment,
    );
    await waitFor(() => shop.heard.length > 0 && payer.heard.length > 0);
    const { paymentId, qrCodeId, completedAt: at } = payment;
    const news = {
      paymentId,
      kind: 'merchant_payment',
      channel: 'dynamic_qr',
      state: 'completed',
      reference: 'K3PW9ZD7XA',
      amount: AMOUNT,
      qrCodeId,
      at,
    };
    expect(shop.heard).toEqual([{ event: 'payment', id, data: { ...news, side: 'payee' } }]);
    expect(payer.heard).toEqual([{ event: 'payment', id, data: { ...news, side: 'payer' } }]);
    expect(another.heard).toEqual([]);
  });

  it('are the shop’s to who works in it, and the float’s to who serves with it', async () => {
    const cashier = await listen(
      await gateway.tokenOf('cashier', { walletId: SHOP, merchantCode: 'M00003', network: 'm2t' }),
    );
    const agent = await listen(await gateway.tokenOf('agent', { agentId: AGENT, network: 'm2t' }));
    const float = randomUUID();
    const cashIn = (network: PartyV1['network']) =>
      paid({
        kind: 'cash_in',
        channel: 'counter',
        payer: { ...party('agent', float, { agentId: AGENT }), network },
        payee: party('customer', CUSTOMER),
      });
    const here = cashIn('m2t');
    complete(cashIn('wafacash'), here, paid());
    await waitFor(() => cashier.heard.length > 0 && agent.heard.length > 0);
    expect(cashier.heard).toMatchObject([{ data: { side: 'payee', kind: 'merchant_payment' } }]);
    expect(agent.heard).toMatchObject([{ data: { side: 'payer', paymentId: here.paymentId } }]);
  });

  it('tell of what is asked for and what comes of it', async () => {
    const [shop, payer] = [await listen(await merchant()), await listen(await customer())];
    const asked = {
      paymentId: randomUUID(),
      kind: 'merchant_payment' as const,
      reference: 'K3PW9ZD7XA',
      askedPersonId: randomUUID(),
      askedWalletId: CUSTOMER,
      askingWalletId: SHOP,
      amount: AMOUNT,
    };
    say(paymentRequested, { ...asked, expiresAt: '2090-01-01T00:00:00.000Z' });
    say(paymentEnded, { ...asked, end: 'expired' });
    await waitFor(() => shop.heard.length === 2 && payer.heard.length === 2);
    const states = ({ heard }: Listener) => heard.map(({ data }) => [data!.side, data!.state]);
    expect(states(shop)).toEqual([
      ['payee', 'requested'],
      ['payee', 'expired'],
    ]);
    expect(states(payer)).toEqual([
      ['payer', 'requested'],
      ['payer', 'expired'],
    ]);
  });

  it('come once, and a fact that goes out again late is no news', async () => {
    const shop = await listen(await merchant());
    const again = { id: randomUUID() };
    say(paymentsCompleted, { payments: [paid()] }, again);
    say(paymentsCompleted, { payments: [paid()] }, again);
    say(paymentsCompleted, { payments: [paid()] }, { occurredAt: '2021-12-07T16:07:40.121Z' });
    nats.publish(paymentsCompleted.subject, '{"none": "of ours"}');
    const last = paid();
    complete(last);
    await waitFor(() => shop.heard.some(({ data }) => data!.paymentId === last.paymentId));
    expect(shop.heard).toHaveLength(2);
  });

  it('begin with when to come back, beat, and tell who comes back to read its list again', async () => {
    const shop = await listen(await merchant());
    await waitFor(() => shop.text.includes(': \n\n'));
    expect(shop.text).toMatch(/^retry: \d+\nid: begun\n\n/);
    expect(shop.heard).toEqual([]);
    const back = await listen(await merchant(), { 'last-event-id': 'begun' });
    await waitFor(() => back.heard.length > 0);
    expect(back.heard).toEqual([{ event: 'reload', data: {} }]);
  });

  it('end with the access token', async () => {
    const { accessToken } = await aSignIn(gateway, { walletId: SHOP, expiresInSeconds: 2 });
    const shop = await listen(accessToken);
    await waitFor(() => shop.hasEnded);
    expect(streams.count).toBe(0);
  });

  it('end when one signs out', async () => {
    const sessionId = randomUUID();
    const identity = await gateway.owner(signIn, () =>
      aSignIn(gateway, { walletId: SHOP, sessionId, refreshToken: randomUUID() }),
    );
    await gateway.owner(revokeSession, () => ({ sessionId }));
    const client = new WebClient(gateway);
    await client.call('POST', '/auth/web-sessions', { body: {} });
    const headers = { 'x-hanout-web': '' };
    const stream = new Listener(await client.call('GET', '/events?web=wallet', { headers }));
    expect(stream.answer.status).toBe(200);
    await client.call('DELETE', '/auth/web-sessions/current');
    await waitFor(() => stream.hasEnded);
    await identity.stop();
  });

  it('are for no page that is not ours, and nobody without an account', async () => {
    const { accessToken } = await aSignIn(gateway, { walletId: SHOP });
    const cookie = `hanout-wallet-access=${accessToken}`;
    const from = (site: string, path = '/events?web=wallet') =>
      gateway.call('GET', path, { headers: { cookie, 'sec-fetch-site': site } });
    expect((await from('cross-site')).status).toBe(403);
    expect((await from('same-origin', '/events')).status).toBe(401);
    for (const role of ['customer', 'auditor', 'network'] as const)
      expect((await gateway.call('GET', '/events', { token: await gateway.tokenOf(role) })).status).toBe(403);
    expect(streams.count).toBe(0);
  });

  it('are as many as there is room for: of one caller’s the oldest makes room', async () => {
    const token = await merchant();
    const first = await listen(token);
    await listen(token);
    await listen(token);
    await waitFor(() => first.hasEnded);
    await listen(await customer());
    await listen(await customer());
    expect(streams.count).toBe(4);
    expect((await gateway.call('GET', '/events', { token: await customer() })).status).toBe(503);
  });

  it('are cut off from who does not read them', async () => {
    const { port } = new URL(gateway.url);
    const socket = connectSocket(Number(port), '127.0.0.1');
    socket.on('error', () => undefined).pause();
    socket.write(
      `GET /api/v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${await merchant()}\r\n\r\n`,
    );
    await waitFor(() => streams.count === 1);
    // Until what the two kernels hold is full, and then some.
    const many = Array.from({ length: 500 }, () => paid());
    await waitFor(
      async () => {
        complete(...many.map((one) => ({ ...one, paymentId: randomUUID() })));
        await nats.flush();
        return streams.count === 0;
      },
      { timeoutMs: 50_000, what: 'the slow reader to be cut off' },
    );
    socket.destroy();
  });
});
