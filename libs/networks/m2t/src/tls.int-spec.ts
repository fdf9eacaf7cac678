import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Money } from '@hanout/money';
import type { NetworkAdapter, PayoutOrder, TlsIdentity } from '@hanout/network-kit';
import { makeCertificates, TcpRemote, type RemoteTls } from '@hanout/network-testing';
import { m2tFace } from '../fake';
import { m2tAdapter } from './index';

const anOrder = (): PayoutOrder => ({
  id: randomUUID(),
  no: 1,
  account: '+212612345678',
  amount: Money.of(3_500n, 'MAD'),
  reference: 'HNT0000001',
  takenAt: new Date('2026-11-28T10:00:00Z'),
});

describe('M2T and we, who do not know each other', () => {
  const remote = new TcpRemote(m2tFace, { makeTls: makeCertificates });
  let other: RemoteTls;
  const adapters: NetworkAdapter[] = [];
  beforeAll(async () => {
    await remote.start();
    other = await makeCertificates();
  });
  afterAll(async () => {
    await Promise.all(adapters.map((one) => one.close!()));
    await remote.stop();
  });

  const known = (): TlsIdentity => remote.settings().tls!;
  const adapterWith = (settings: object): NetworkAdapter => {
    const made = m2tAdapter('m2t', { ...remote.settings(), ...settings, timeoutMs: 10_000 });
    adapters.push(made);
    return made;
  };

  it.each<[string, () => TlsIdentity | undefined, RegExp]>([
    ['without our certificate', () => ({ ca: known().ca }), /^cut_off$/],
    ['with a certificate of another authority', () => ({ ...other.client, ca: known().ca }), /^cut_off$/],
    [
      'when the server’s certificate is of another authority',
      () => ({ ...known(), ca: other.client.ca }),
      /^not_connected$/,
    ],
    ['when nobody told us whom to trust', () => ({ ...known(), ca: undefined }), /^not_connected$/],
    ['without any settings', () => undefined, /^not_connected$/],
  ])('%s: nothing is paid, and nothing can be told', async (_, tls, cause) => {
    const [order, adapter] = [anOrder(), adapterWith({ tls: tls() })];
    const unknown = [{ id: order.id, outcome: 'unknown', cause: expect.stringMatching(cause) }];
    await expect(adapter.payouts!.send([order])).resolves.toEqual(unknown);
    await expect(adapter.payouts!.reverse!([order])).resolves.toEqual(unknown);
    expect([remote.requests, remote.upkeeps, remote.payments.size]).toEqual([0, 0, 0]);
  });

  it('over a leased line nothing is said to who wants TLS', async () => {
    const url = `${remote.settings().url.replace('tls:', 'tcp:')}&line=leased`;
    await expect(adapterWith({ url }).payouts!.send([anOrder()])).resolves.toMatchObject([
      { outcome: 'unknown' },
    ]);
    expect(remote.requests).toBe(0);
  });

  it('says nothing that can be read to who does not speak TLS', async () => {
    const heard: Buffer[] = [];
    const plain = createServer((line) =>
      line
        .on('error', () => undefined)
        .once('data', (chunk: Buffer) => {
          heard.push(chunk);
          line.destroy();
        }),
    );
    plain.listen(0, '127.0.0.1');
    await once(plain, 'listening');
    const url = `tls://127.0.0.1:${(plain.address() as AddressInfo).port}`;
    await expect(adapterWith({ url }).payouts!.send([anOrder()])).resolves.toMatchObject([
      { outcome: 'unknown', cause: 'not_connected' },
    ]);
    // A handshake (RFC 8446 5.1: 22), and no sign-on.
    expect([heard[0]?.[0], heard.some((chunk) => chunk.includes('0800'))]).toEqual([22, false]);
    plain.close();
  });

  it.each(['127.0.0.1', 'localhost'])('with the right ones it is paid: %s', async (host) => {
    const order = anOrder();
    const url = remote.settings().url.replace('127.0.0.1', host);
    await expect(adapterWith({ url }).payouts!.send([order])).resolves.toMatchObject([
      { outcome: 'succeeded' },
    ]);
    expect(remote.payments.get(order.id)?.times).toBe(1);
  });

  it.each(['tcp://switch.example:8583', 'tcp://switch.example:8583?line=open'])(
    'never without encryption by a slip: %s',
    (url) => expect(() => adapterWith({ url })).toThrow('NETWORK_URL'),
  );
});
