import { randomUUID } from 'node:crypto';
import { Money } from '@hanout/money';
import { HttpRemote, makeCertificates, type RemoteTls } from '@hanout/network-testing';
import type { TlsIdentity } from '@hanout/network-kit';
import { wafacashFace } from '../fake';
import { wafacashAdapter } from './index';

describe('Wafacash and we, who do not know each other', () => {
  const remote = new HttpRemote(wafacashFace, { makeTls: makeCertificates });
  let other: RemoteTls;
  beforeAll(async () => {
    await remote.start();
    other = await makeCertificates();
  });
  afterAll(() => remote.stop());

  const known = (): TlsIdentity => remote.settings().tls!;
  const anOrder = () => ({
    id: randomUUID(),
    no: 1,
    account: '+212612345678',
    amount: Money.of(3_500n, 'MAD'),
    reference: 'HNT0000001',
    takenAt: new Date('2026-11-28T10:00:00Z'),
  });
  const adapterWith = (tls: TlsIdentity | undefined) =>
    wafacashAdapter('wafacash', { ...remote.settings(), tls, timeoutMs: 10_000 });

  it.each<[string, () => TlsIdentity | undefined]>([
    ['without our certificate', () => ({ ca: known().ca })],
    ['with a certificate of another authority', () => ({ ...other.client, ca: known().ca })],
    ['when the server’s certificate is of another authority', () => ({ ...known(), ca: other.client.ca })],
    ['when nobody told us whom to trust', () => ({ ...known(), ca: undefined })],
    ['without any settings', () => undefined],
  ])('%s: nothing is paid, and nothing can be told', async (_, tls) => {
    const [order, before, adapter] = [anOrder(), remote.requests, adapterWith(tls())];
    const unknown = [{ id: order.id, outcome: 'unknown', cause: 'cut_off' }];
    await expect(adapter.payouts!.send([order])).resolves.toEqual(unknown);
    await expect(adapter.payouts!.query!([order])).resolves.toEqual(unknown);
    await expect(adapter.payouts!.reverse!([order])).resolves.toEqual(unknown);
    await expect(
      adapter.registerAccounts!([
        { registrationId: order.id, walletId: order.id, kind: 'customer', tier: 1 },
      ]),
    ).resolves.toEqual(unknown);
    expect([remote.requests, remote.payments.size, remote.books.size]).toEqual([before, 0, 0]);
  });

  it('over plain HTTP nothing is said either', async () => {
    const url = remote.settings().url.replace('https:', 'http:');
    const adapter = wafacashAdapter('wafacash', { ...remote.settings(), url, timeoutMs: 10_000 });
    await expect(adapter.payouts!.send([anOrder()])).resolves.toMatchObject([{ outcome: 'unknown' }]);
    expect(remote.payments.size).toBe(0);
  });

  it('with the right ones it is paid', async () => {
    const order = anOrder();
    await expect(adapterWith(known()).payouts!.send([order])).resolves.toMatchObject([
      { outcome: 'succeeded' },
    ]);
    expect(remote.payments.get(order.id)?.times).toBe(1);
  });
});
