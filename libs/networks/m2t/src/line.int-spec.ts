import { randomUUID } from 'node:crypto';
import { Money } from '@hanout/money';
import type { NetworkAdapter, NoticeAnswer, PayoutOrder, RawNotice } from '@hanout/network-kit';
import { makeCertificates, TcpRemote, type FrameFace } from '@hanout/network-testing';
import { m2tFace } from '../fake';
import { readConfig } from './config';
import { m2tAdapter } from './index';
import { Line } from './line';
import { openMessage, sealMessage } from './mac';
import type { IsoMessage } from './message';
import { writeSentAt } from './times';

let lastNo = 0;
function anOrder(minor = 3_500n): PayoutOrder {
  lastNo += 1;
  return {
    id: randomUUID(),
    no: lastNo,
    account: '+212612345678',
    amount: Money.of(minor, 'MAD'),
    reference: `HNT${lastNo}`,
    takenAt: new Date('2026-11-28T10:00:00Z'),
  };
}

/** Waits for a condition, not for a time. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** The network takes everything at once and answers when the spec says so. */
class HeldFace implements FrameFace {
  readonly answersLater = false;
  readonly held: Buffer[] = [];
  isHolding = true;
  isUpkeep = m2tFace.isUpkeep;
  isAnswer = m2tFace.isAnswer;
  notice = m2tFace.notice!;
  answer: FrameFace['answer'] = (message, system) => {
    const answer = m2tFace.answer(message, system);
    if (!this.isHolding || m2tFace.isUpkeep(message) || !answer) return answer;
    this.held.push(answer);
    return undefined;
  };
}

describe('the line to M2T', () => {
  let face: HeldFace;
  let remote: TcpRemote;
  let secret: string;
  const adapters: NetworkAdapter[] = [];

  const adapter = (timeoutMs = 10_000): NetworkAdapter => {
    const made = m2tAdapter('m2t', { ...remote.settings(), timeoutMs });
    adapters.push(made);
    return made;
  };
  const heard = () => remote.heard.map((raw) => openMessage(raw, secret)!);
  /** Listens and keeps what it hears. */
  const listening = (
    one: NetworkAdapter,
    answer?: (notice: RawNotice) => Promise<NoticeAnswer>,
  ): RawNotice[] => {
    const kept: RawNotice[] = [];
    one.listen!((notice) => {
      kept.push(notice);
      const reading = one.notices!.read(notice, new Date());
      return answer ? answer(notice) : Promise.resolve(one.notices!.answer!(notice, reading));
    });
    return kept;
  };

  beforeEach(async () => {
    face = new HeldFace();
    remote = new TcpRemote(face, { makeTls: makeCertificates });
    await remote.start();
    secret = remote.settings().secret;
  });
  afterEach(async () => {
    await Promise.all(adapters.splice(0).map((one) => one.close!()));
    await remote.stop();
  });

  it('carries many payouts at once, each with a number of its own, and takes answers in any order', async () => {
    const one = adapter();
    const orders = Array.from({ length: 50 }, () => anOrder());
    const outcomes = Promise.all(orders.map(async (order) => (await one.payouts!.send([order]))[0]!));
    await until(() => face.held.length === 50);
    expect(remote.upkeeps).toBe(1);
    expect(new Set(heard().map(({ fields }) => fields[11])).size).toBe(50);
    for (const answer of face.held.reverse()) remote.say(answer);
    expect(await outcomes).toEqual(
      orders.map(({ id }) => ({ id, outcome: 'succeeded', ref: remote.payments.get(id)!.ref })),
    );
  });

  it('says everything about a payout in the fields of the standard', async () => {
    face.isHolding = false;
    const order = anOrder(12_345n);
    await adapter().payouts!.send([order]);
    expect(heard()[0]).toEqual({
      mti: '0200',
      fields: {
        3: '260000',
        4: '000000012345',
        7: expect.stringMatching(/^\d{10}$/),
        11: expect.stringMatching(/^\d{6}$/),
        12: '100000',
        13: '1128',
        32: '504001',
        37: String(order.no).padStart(12, '0'),
        41: 'HANOUT01',
        42: 'HANOUT         ',
        48: `01036${order.id}02${String(order.reference.length).padStart(3, '0')}${order.reference}`,
        49: '504',
        102: 'HANOUT',
        103: '+212612345678',
        128: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    });
  });

  it('repeats as 0201 and 0421, with the same number of the transaction', async () => {
    face.isHolding = false;
    const [one, order] = [adapter(), anOrder()];
    await one.payouts!.send([order]);
    await one.payouts!.send([order]);
    await one.payouts!.reverse!([order]);
    await one.payouts!.reverse!([order]);
    expect(heard().map(({ mti }) => mti)).toEqual(['0200', '0201', '0420', '0421']);
    expect(new Set(heard().map(({ fields }) => fields[37])).size).toBe(1);
    expect(remote.payments.get(order.id)?.times).toBe(2);
  });

  it('never sends an amount that the field cannot hold: a clear no, and nothing to undo', async () => {
    const [one, order] = [adapter(), anOrder(1_000_000_000_000n)];
    expect(await one.payouts!.send([order])).toEqual([
      { id: order.id, outcome: 'declined', reason: 'amount_too_large' },
    ]);
    expect(await one.payouts!.reverse!([order])).toEqual([
      { id: order.id, outcome: 'succeeded', ref: 'never_sent' },
    ]);
    expect(remote.requests).toBe(0);
    face.isHolding = false;
    expect(await one.payouts!.send([anOrder(999_999_999_999n)])).toMatchObject([{ outcome: 'succeeded' }]);
  });

  it('does not believe an answer about another amount or another payout', async () => {
    const one = adapter();
    const others: IsoMessage['fields'][] = [
      { 4: '000000003501' },
      { 49: '978' },
      { 48: `01036${randomUUID()}03002R1` },
    ];
    for (const changes of others) {
      face.held.length = 0;
      const order = anOrder();
      const outcome = one.payouts!.send([order]);
      await until(() => face.held.length === 1);
      const { mti, fields } = openMessage(face.held[0]!, secret)!;
      remote.say(sealMessage({ mti, fields: { ...fields, ...changes } }, secret));
      expect(await outcome).toEqual([{ id: order.id, outcome: 'unknown', cause: 'contradictory' }]);
    }
  });

  it('does not believe an answer that another sealed, nor anybody on that line any more', async () => {
    const one = adapter();
    const order = anOrder();
    const outcome = one.payouts!.send([order]);
    await until(() => face.held.length === 1);
    remote.say(sealMessage(openMessage(face.held[0]!, secret)!, 'the secret of another'));
    expect(await outcome).toEqual([{ id: order.id, outcome: 'unknown', cause: 'unreadable' }]);
    face.isHolding = false;
    expect(await one.payouts!.send([order])).toMatchObject([{ outcome: 'succeeded' }]);
    expect(remote.upkeeps).toBe(2);
  });

  it('gives an answer that comes too late to the listener, once', async () => {
    const one = adapter(200);
    const kept = listening(one);
    await until(() => remote.upkeeps === 1);
    const order = anOrder();
    expect(await one.payouts!.send([order])).toEqual([
      { id: order.id, outcome: 'unknown', cause: 'timeout' },
    ]);
    remote.say(face.held[0]!);
    remote.say(face.held[0]!);
    remote.say(
      remote.notice({
        event: 'payout',
        order: { ...order, amountMinor: '3500', currency: 'MAD' },
        result: { id: order.id, word: 'done', ref: 'R1' },
      }).raw,
    );
    await until(() => kept.some(({ name }) => name === '0220'));
    expect(kept.map(({ name }) => name)).toEqual(['0210', '0220']);
    expect(one.notices!.read(kept[0]!, new Date())).toEqual({
      reading: 'accepted',
      events: [
        { event: 'payout', id: order.id, outcome: 'succeeded', ref: remote.payments.get(order.id)!.ref },
      ],
    });
  });

  const collection = () =>
    remote.notice({
      event: 'collection',
      ref: 'COL-1',
      payee: '100234',
      amountMinor: '3500',
      currency: 'MAD',
      collectedAt: new Date('2026-11-28T09:59:59Z'),
    }).raw;

  it('answers a collection only after it is kept', async () => {
    const one = adapter();
    let keep: () => void = () => undefined;
    const isKept = new Promise<void>((resolve) => (keep = resolve));
    const kept = listening(one, async (notice) => {
      await isKept;
      return one.notices!.answer!(notice, one.notices!.read(notice, new Date()));
    });
    await until(() => remote.upkeeps === 1);
    remote.say(collection());
    await until(() => kept.length === 1);
    expect(remote.heard).toEqual([]);
    keep();
    await until(() => remote.heard.length === 1);
    const asked = openMessage(collection(), secret)!.fields;
    const { mti, fields } = heard()[0]!;
    expect(mti).toBe('0210');
    expect(fields).toMatchObject({ 4: asked[4], 11: asked[11], 37: asked[37], 39: '00' });
  });

  it('says nothing to what it could not keep, to what is forged or stale, and 30 to what it cannot read', async () => {
    const one = adapter();
    let isBroken = true;
    const kept = listening(one, (notice) =>
      isBroken
        ? Promise.reject(new Error('no room'))
        : Promise.resolve(one.notices!.answer!(notice, one.notices!.read(notice, new Date()))),
    );
    await until(() => remote.upkeeps === 1);
    remote.say(collection());
    await until(() => kept.length === 1);
    isBroken = false;
    remote.say(sealMessage(openMessage(collection(), secret)!, 'the secret of another'));
    const { fields } = openMessage(collection(), secret)!;
    const anHourAgo = writeSentAt(new Date(Date.now() - 3_600_000));
    remote.say(sealMessage({ mti: '0200', fields: { ...fields, 7: anHourAgo } }, secret));
    remote.say(sealMessage({ mti: '0200', fields: { ...fields, 3: '000000' } }, secret));
    await until(() => remote.heard.length === 1);
    expect([kept.length, heard()[0]!.mti, heard()[0]!.fields[39]]).toEqual([4, '0210', '30']);
  });

  it('comes back by itself while somebody listens, and signs on again', async () => {
    const kept = listening(adapter());
    await until(() => remote.upkeeps === 1);
    remote.cut();
    await until(() => remote.upkeeps === 2);
    const { port } = new URL(remote.settings().url);
    await remote.stop();
    await remote.start(Number(port));
    await until(() => remote.upkeeps === 3);
    remote.say(collection());
    await until(() => kept.length === 1);
  });

  it('asks with an echo whether anybody is there, and lets go of a line where nobody is', async () => {
    const line = new Line({ ...readConfig({ ...remote.settings(), timeoutMs: 300 }), idleMs: 30 });
    line.listen(() => Promise.resolve({ status: 200 }));
    await until(() => remote.upkeeps >= 4);
    // From here on nothing is answered and everything is heard.
    face.isUpkeep = () => false;
    face.answer = () => undefined;
    const about = () => remote.heard.map((raw) => openMessage(raw, secret)?.fields[70]);
    await until(() => about().includes('301') && about().includes('001'));
    await line.close();
  });

  it('answers the network’s own echo', async () => {
    listening(adapter());
    await until(() => remote.upkeeps === 1);
    remote.say(sealMessage({ mti: '0800', fields: { 7: '1128100000', 11: '000042', 70: '301' } }, secret));
    await until(() => remote.heard.length === 1);
    expect(heard()[0]).toMatchObject({ mti: '0810', fields: { 11: '000042', 39: '00', 70: '301' } });
  });

  it('lets go of the line when it is closed: what is on its way is unknown, and nothing is asked any more', async () => {
    const [one, order] = [adapter(), anOrder()];
    const outcome = one.payouts!.send([order]);
    await until(() => face.held.length === 1);
    await one.close!();
    expect(await outcome).toEqual([{ id: order.id, outcome: 'unknown', cause: 'cut_off' }]);
    expect(await one.payouts!.send([order])).toEqual([{ id: order.id, outcome: 'unknown', cause: 'closed' }]);
    expect(remote.requests).toBe(1);
  });
});
