/** The networks on the wires of every kind: HTTP on the main port, TLS that asks who we are, lines that are kept open. */
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { NetworkName } from '@hanout/contracts';
import { exchangeHttp, frameOf, FrameReader, signBytes } from '@hanout/network-kit';
import { sandboxFace } from '@hanout/network-fake-sandbox';
import { sandboxAdapter } from '@hanout/network-sandbox';
import type { FrameFace, RemoteOrder } from '@hanout/network-testing';
import { waitFor } from '@hanout/testing';
import { Money } from '@hanout/money';
import { certificatesOf, fakesWith, SimulatorUnderTest, tlsSettings } from '../../test/simulator-under-test';
import { Wires } from './wires.service';

/** A line of JSON texts. */
const tinyFace: FrameFace = {
  answersLater: false,
  isUpkeep: (message) => message.toString() === '"echo"',
  isAnswer: (message) => message.toString().includes('heard'),
  answer(message, system) {
    const said = JSON.parse(message.toString()) as 'echo' | { order?: RemoteOrder; heard?: boolean };
    if (said === 'echo') return Buffer.from('"echo"');
    return said.order && Buffer.from(JSON.stringify(system.pay([said.order])[0]));
  },
  notice: (event) => Buffer.from(JSON.stringify(event)),
};

/** One whose messages say which they are of. */
const numberedFace: FrameFace = {
  ...tinyFace,
  keyOf: (message) => (JSON.parse(message.toString()) as { ref?: string }).ref,
};

describe('the wires', () => {
  let simulator: SimulatorUnderTest;
  beforeAll(async () => {
    const fakes = fakesWith({
      m2t: { wire: 'tcp', face: tinyFace },
      wafacash: { wire: 'http', isTls: true, face: sandboxFace },
      'damane-cash': { wire: 'tcp', isTls: true, face: tinyFace },
      'wana-cash': { wire: 'tcp', face: numberedFace },
    });
    simulator = await SimulatorUnderTest.start(fakes, {
      NETWORK_PORTS: 'm2t=0,wafacash=0,damane-cash=0,wana-cash=0',
      ...tlsSettings('ours'),
    });
  });
  afterAll(() => simulator?.stop());
  const addressOf = (network: NetworkName) => simulator.running.get(Wires).addressOf(network)!;
  const fault = (body: object) => simulator.call('PUT', '/faults', body);

  describe('over HTTP', () => {
    it('speak with the adapter of their own', async () => {
      const adapter = sandboxAdapter('cash-plus', {
        url: `${simulator.running.url}/networks/cash-plus`,
        secret: simulator.secretOf('cash-plus'),
        timeoutMs: 5_000,
      });
      const order = {
        id: randomUUID(),
        no: 1,
        account: '+212600000001',
        amount: Money.of(3_500n, 'MAD'),
        reference: 'HNT1',
        takenAt: new Date(),
      };
      const sent = await adapter.payouts!.send([order]);
      expect(sent).toEqual([
        { id: order.id, outcome: 'succeeded', ref: expect.stringMatching(/^CA\d{10}$/) },
      ]);
      await expect(adapter.payouts!.query!([order])).resolves.toEqual(sent);
      await expect(simulator.read('/networks/cash-plus/books/balances/+212600000001')).resolves.toEqual({
        account: '+212600000001',
        balance: '3500',
        currency: 'MAD',
      });
    });

    it('read a body of any type, byte by byte, and say 400 to what they cannot read', async () => {
      const raw = Buffer.from('<not json>');
      const post = (contentType: string) =>
        fetch(`${simulator.running.url}/networks/cash-plus/payouts`, {
          method: 'POST',
          headers: {
            'content-type': contentType,
            'x-signature': signBytes(raw, simulator.secretOf('cash-plus')),
          },
          body: raw,
        });
      for (const type of ['application/xml', 'application/json', 'application/octet-stream', 'text/odd'])
        expect((await post(type)).status).toBe(400);
    });

    it('are not there for a network on a port of its own', async () => {
      expect((await simulator.post('m2t', 'payouts', { payouts: [] })).status).toBe(404);
    });
  });

  describe('over TLS', () => {
    const order = async (tls?: object) => {
      const body = Buffer.from(
        JSON.stringify({
          payouts: [{ payoutId: randomUUID(), account: '+212600000003', amount: '100', currency: 'MAD' }],
        }),
      );
      const headers = { 'x-signature': signBytes(body, simulator.secretOf('wafacash')) };
      const url = new URL(`${addressOf('wafacash')}/payouts`);
      return exchangeHttp(
        { method: 'POST', url, headers, body },
        { timeoutMs: 5_000, answerMaxBytes: 65_536, tls },
      );
    };

    it('let in who shows a certificate of theirs, and nobody else', async () => {
      const { ca, client } = certificatesOf('ours');
      await expect(order({ ca, certificate: client.cert, key: client.key })).resolves.toMatchObject({
        outcome: 'answered',
        status: 200,
      });
      const stranger = certificatesOf('others').client;
      await expect(order({ ca })).resolves.toMatchObject({ outcome: 'unknown' });
      await expect(order({ ca, certificate: stranger.cert, key: stranger.key })).resolves.toMatchObject({
        outcome: 'unknown',
      });
      // Nor do we believe a server whose certificate we do not know.
      await expect(order({ certificate: client.cert, key: client.key })).resolves.toMatchObject({
        outcome: 'unknown',
      });
      expect(await simulator.entries('wafacash')).toHaveLength(1);
    });
  });

  describe('over an open line under TLS', () => {
    const dial = (shown: object) => {
      const { hostname: host, port } = new URL(addressOf('damane-cash'));
      return connectTls({ host, port: Number(port), ...shown }).on('error', () => undefined);
    };

    it('let in who shows a certificate of theirs, and nobody else', async () => {
      const { ca, client } = certificatesOf('ours');
      const line = dial({ ca, ...client });
      line.write(frameOf(Buffer.from('"echo"')));
      const [chunk] = (await once(line, 'data')) as [Buffer];
      expect(new FrameReader().push(chunk)!.map(String)).toEqual(['"echo"']);
      line.destroy();
      for (const shown of [{ ca }, { ca, ...certificatesOf('others').client }]) {
        const heard: Buffer[] = [];
        const stranger = dial(shown).on('data', (said: Buffer) => heard.push(said));
        stranger.write(frameOf(Buffer.from('"echo"')));
        await new Promise((resolve) => stranger.once('close', resolve));
        expect(heard).toEqual([]);
      }
    });

    it('do not keep the simulator from ending while somebody says nothing', async () => {
      const address = new URL(addressOf('damane-cash'));
      const silent = connect(Number(address.port), address.hostname);
      await once(silent, 'connect');
      await simulator.startAgain();
      silent.destroy();
    });
  });

  describe('over an open line', () => {
    let line: Socket;
    let said: unknown[];
    let isOpen: boolean;
    beforeEach(async () => {
      const { hostname, port } = new URL(addressOf('m2t'));
      line = connect(Number(port), hostname);
      [said, isOpen] = [[], true];
      const reader = new FrameReader();
      line.on('data', (chunk: Buffer) =>
        said.push(...reader.push(chunk)!.map((message) => JSON.parse(message.toString()) as unknown)),
      );
      line.on('close', () => (isOpen = false));
      line.on('error', () => undefined);
      await once(line, 'connect');
    });
    afterEach(() => line.destroy());
    const say = (message: unknown) => line.write(frameOf(Buffer.from(JSON.stringify(message))));
    const anOrder = (amountMinor = '100'): RemoteOrder => ({
      id: randomUUID(),
      account: '+212600000004',
      amountMinor,
      currency: 'MAD',
    });

    it('answer each message', async () => {
      const orders = [anOrder(), anOrder()];
      say('echo');
      orders.forEach((order) => say({ order }));
      await waitFor(() => said.length === 3);
      expect(said).toEqual(
        expect.arrayContaining(orders.map(({ id }) => expect.objectContaining({ id, word: 'done' }))),
      );
    });

    it.each([
      ['reset', false, false],
      ['half_body', false, true],
      ['did_it_no_answer', false, true],
      ['error_500', true, false],
    ] as const)('spoil the next answer, but not what keeps the line: %s', async (mode, staysOpen, isDone) => {
      await fault({ target: 'm2t', mode, times: 1 });
      say('echo');
      await waitFor(() => said.length === 1);
      const order = anOrder();
      say({ order });
      if (staysOpen) {
        say('echo');
        await waitFor(() => said.length === 2);
      } else await waitFor(() => !isOpen);
      expect(said.filter((one) => one !== 'echo')).toEqual([]);
      expect((await simulator.entries('m2t')).some(({ id }) => id === order.id)).toBe(isDone);
    });

    it('tell of a collection again and again until they are heard', async () => {
      await simulator.call('POST', '/networks/m2t/collections', { payee: '100234', amount: '2500' });
      await waitFor(() => said.length === 1);
      expect(said[0]).toMatchObject({ event: 'collection', payee: '100234', amountMinor: '2500' });
      line.destroy();
      const { hostname, port } = new URL(addressOf('m2t'));
      const second = connect(Number(port), hostname);
      const [chunk] = (await once(second, 'data')) as [Buffer];
      expect(new FrameReader().push(chunk)!.map((message) => JSON.parse(message.toString()))).toEqual(said);
      second.write(frameOf(Buffer.from('{"heard":true}')));
      const waiting = async () =>
        (await simulator.read<{ notices: { waiting: number } }>('/networks/m2t/books')).notices.waiting;
      await waitFor(async () => (await waiting()) === 0);
      second.destroy();
    });

    it('hear our answers whatever the switches say, since nothing is asked by them', async () => {
      await fault({ target: 'm2t', mode: 'reset', times: 1 });
      for (const amount of ['2500', '2600'])
        await simulator.call('POST', '/networks/m2t/collections', { payee: '100234', amount });
      for (const heard of [1, 2]) {
        await waitFor(() => said.length === heard);
        say({ heard: true });
      }
      const waiting = async () =>
        (await simulator.read<{ notices: { waiting: number } }>('/networks/m2t/books')).notices.waiting;
      await waitFor(async () => (await waiting()) === 0);
      expect(isOpen).toBe(true);
      await fault({ target: 'm2t', mode: 'none' });
    });

    it('tell many at once where messages carry numbers, and take our answers in any order', async () => {
      const { hostname, port } = new URL(addressOf('wana-cash'));
      const numbered = connect(Number(port), hostname);
      const reader = new FrameReader();
      const refs: string[] = [];
      numbered.on('data', (chunk: Buffer) =>
        refs.push(
          ...reader.push(chunk)!.map((message) => (JSON.parse(message.toString()) as { ref: string }).ref),
        ),
      );
      await once(numbered, 'connect');
      for (const [told, amount] of ['2500', '2600', '2700'].entries()) {
        await simulator.call('POST', '/networks/wana-cash/collections', { payee: '100234', amount });
        await waitFor(() => refs.length === told + 1);
      }
      const waiting = async () =>
        (await simulator.read<{ notices: { waiting: number } }>('/networks/wana-cash/books')).notices.waiting;
      expect(await waiting()).toBe(3);
      const hear = (ref: string) =>
        numbered.write(frameOf(Buffer.from(JSON.stringify({ heard: true, ref }))));
      hear('another');
      hear(refs[2]!);
      await waitFor(async () => (await waiting()) === 2);
      [refs[1]!, refs[0]!].forEach(hear);
      await waitFor(async () => (await waiting()) === 0);
      expect(refs).toHaveLength(3);
      numbered.destroy();
    });

    it('cut off what announces more than it sends, and live on', async () => {
      line.write(Buffer.from([0xff]));
      line.destroy();
      const { hostname, port } = new URL(addressOf('m2t'));
      const next = connect(Number(port), hostname);
      next.write(frameOf(Buffer.from('"echo"')));
      await once(next, 'data');
      next.destroy();
    });
  });
});
