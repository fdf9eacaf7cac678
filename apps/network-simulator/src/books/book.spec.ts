/** The books of one network: each id once, to the centime, over any number of restarts. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { businessDayBounds } from '@hanout/calendar';
import { Journal } from '../journal/journal';
import { Book, type BookLine, type BookOptions } from './book';
import { dayReport } from './day-report';

const folder = mkdtempSync(join(tmpdir(), 'hanout-books-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ACCOUNT = '+212600000001';
const anOrder = (amountMinor = '3500', id: string = randomUUID()) => ({
  id,
  account: ACCOUNT,
  amountMinor,
  currency: 'MAD',
});

let name = '';
let time: Date;
beforeEach(() => {
  name = randomUUID();
  time = new Date('2026-11-28T10:00:00.123Z');
});
const pass = (ms: number): void => void (time = new Date(time.getTime() + ms));
const open = (options: Partial<BookOptions> = {}): Book =>
  new Book({
    network: 'cash-plus',
    journal: new Journal<BookLine>(folder, name),
    now: () => time,
    answersLater: false,
    decideAfterMs: 500,
    tells: true,
    laysOut: false,
    ...options,
  });

describe('a network’s books', () => {
  it('pay an id once, say the same again, and know it after a restart', () => {
    const order = anOrder();
    const first = open().pay(order);
    expect(first).toEqual({ id: order.id, word: 'done', ref: 'CA0000000001' });
    const book = open();
    expect(book.pay(order)).toEqual(first);
    expect(book.find(order.id)).toEqual({ ...first, order });
    expect(book.entries.balanceOf(ACCOUNT)).toBe(3500n);
    expect(book.entries.page(0, 10).entries).toEqual([
      {
        line: 1,
        kind: 'payout',
        id: order.id,
        ref: 'CA0000000001',
        account: ACCOUNT,
        amount: '3500',
        currency: 'MAD',
        state: 'done',
        at: '2026-11-28T10:00:00.123Z',
        decidedAt: '2026-11-28T10:00:00.123Z',
      },
    ]);
  });

  it.each([{ amountMinor: '3501' }, { account: '+212600000002' }, { currency: 'EUR' }])(
    'refuse and count another content under an id: %j',
    (other) => {
      const [book, order] = [open(), anOrder()];
      book.pay(order);
      expect(book.pay({ ...order, ...other })).toMatchObject({ word: 'declined', reason: 'ID_REUSED' });
      expect(book.find(order.id)).toMatchObject({ word: 'done' });
      expect(open().entries.summary()).toMatchObject({
        payout: { done: { count: 1, amount: '3500' } },
        duplicate: { declined: { count: 1 } },
      });
      expect(open().entries.accounts()).toEqual([{ account: ACCOUNT, balance: '3500' }]);
    },
  );

  it.each(['0', '-5', '1.5', '', '1e3', '9'.repeat(16)])(
    'refuse the amount %p and keep nothing',
    (amount) => {
      const book = open();
      expect(book.pay(anOrder(amount))).toMatchObject({ word: 'declined', reason: 'BAD_AMOUNT' });
      expect(book.entries.page(0, 10)).toEqual({ entries: [] });
    },
  );

  it('add up what no floating number could', () => {
    const book = open();
    for (const amount of ['900719925474099', '999999999999999', '1']) book.pay(anOrder(amount));
    expect(book.entries.balanceOf(ACCOUNT)).toBe(1900719925474099n);
  });

  it('reverse what has not arrived, over a restart, and then decline it', () => {
    const order = anOrder();
    expect(open().reverse(order.id)).toMatchObject({ word: 'done', ref: 'RV0000000001' });
    const book = open();
    expect(book.pay(order)).toMatchObject({ word: 'declined', reason: 'REVERSED' });
    expect(book.pay(order)).toMatchObject({ word: 'declined', reason: 'REVERSED' });
    expect(book.reverse(order.id)).toMatchObject({ word: 'done' });
    expect(book.entries.summary()).toEqual({ payout: { reversed: { count: 1, amount: '3500' } } });
    expect(book.entries.balanceOf(ACCOUNT)).toBe(0n);
  });

  it('do not reverse what has moved', () => {
    const [book, order] = [open(), anOrder()];
    book.pay(order);
    expect(book.reverse(order.id)).toEqual({ id: order.id, word: 'declined', reason: 'ALREADY_DONE' });
    expect(book.entries.balanceOf(ACCOUNT)).toBe(3500n);
  });

  it('take first and decide later where the network does so, also after a restart, and then tell', () => {
    const order = anOrder();
    expect(open({ answersLater: true }).pay(order)).toEqual({ id: order.id, word: 'pending' });
    const book = open({ answersLater: true });
    expect(book.decideDue()).toEqual([]);
    expect(book.entries.balanceOf(ACCOUNT)).toBe(0n);
    pass(500);
    expect(book.decideDue()).toMatchObject([{ id: order.id, state: 'done', ref: 'CA0000000001' }]);
    expect(book.decideDue()).toEqual([]);
    expect(book.entries.balanceOf(ACCOUNT)).toBe(3500n);
    expect(open().notices.due(time)).toMatchObject([{ of: order.id, says: 'truth' }]);
    book.isTold(book.notices.due(time)[0]!);
    expect(open().notices.counts()).toEqual({ waiting: 0, told: 1, lost: 0 });
  });

  it('tell again who orders again, where nothing can be asked for', () => {
    const [book, order] = [open({ answersLater: true, laysOut: true }), anOrder()];
    book.pay(order);
    book.pay(order);
    expect(book.noticesDue()).toEqual([]);
    pass(500);
    book.decideDue();
    const due = book.noticesDue();
    expect(due).toMatchObject([{ entry: { id: order.id, state: 'done' }, notice: { says: 'truth' } }]);
    book.pay(order);
    expect(book.noticesDue()).toEqual(due);
    book.isTold(due[0]!.notice);
    expect(book.noticesDue()).toEqual([]);
    book.pay(order);
    expect(book.noticesDue()).toHaveLength(1);
    expect(book.entries.balanceOf(ACCOUNT)).toBe(3500n);
  });

  it('tell again what was lost to who orders again, where nothing can be asked for', () => {
    const [book, order] = [open({ answersLater: true, laysOut: true }), anOrder()];
    book.pay(order, () => ({ decision: { mode: 'declined' }, notice: { mode: 'notice_lost' } }));
    pass(500);
    book.decideDue();
    expect(book.noticesDue()).toEqual([]);
    book.pay(order);
    expect(book.noticesDue()).toMatchObject([{ entry: { state: 'declined' }, notice: { says: 'truth' } }]);
  });

  it('never decide what was reversed while it was pending', () => {
    const [book, order] = [open({ answersLater: true }), anOrder()];
    book.pay(order);
    expect(book.reverse(order.id)).toMatchObject({ word: 'done' });
    pass(3_600_000);
    expect(book.decideDue()).toEqual([]);
    expect(book.pay(order)).toMatchObject({ word: 'declined', reason: 'REVERSED' });
    expect(book.entries.balanceOf(ACCOUNT)).toBe(0n);
  });

  it('decline and keep pending as they are told to, and hold to it', () => {
    const [book, one, other] = [open(), anOrder(), anOrder()];
    const spoilt = (mode: 'declined' | 'pending') => () => ({ decision: { mode, delayMs: 60_000 } });
    expect(book.pay(one, spoilt('declined'))).toMatchObject({ word: 'declined', reason: 'ACCOUNT_BARRED' });
    expect(book.pay(one)).toMatchObject({ word: 'declined' });
    expect(book.pay(other, spoilt('pending'))).toMatchObject({ word: 'pending' });
    pass(60_000);
    book.decideDue();
    expect(book.pay(other)).toMatchObject({ word: 'done' });
    expect(book.entries.balanceOf(ACCOUNT)).toBe(3500n);
  });

  it('collect from an account, which is never below zero: what is short is brought in notes', () => {
    const book = open();
    book.pay(anOrder('3000'));
    const collected = book.collect({ account: ACCOUNT, payee: '100234', amount: '3500' });
    expect(collected).toMatchObject({ kind: 'collection', ref: 'CA0000000003', payee: '100234' });
    expect(open().entries.accounts()).toEqual([{ account: ACCOUNT, balance: '0' }]);
    expect(open().entries.summary()).toMatchObject({ deposit: { done: { count: 1, amount: '500' } } });
    expect(open().notices.due(time)).toMatchObject([{ of: collected.id, says: 'truth' }]);
  });

  it('give pages without gaps, also of what comes later', () => {
    const book = open({ answersLater: true });
    for (let time = 0; time < 5; time += 1) book.pay(anOrder());
    const first = book.entries.page(0, 3);
    expect([first.entries.map(({ line }) => line), first.next]).toEqual([[1, 2, 3], '3']);
    pass(500);
    book.decideDue();
    const rest = book.entries.page(3, 100);
    expect([rest.entries.map(({ state }) => state), rest.next]).toEqual([
      ['pending', 'pending', 'done', 'done', 'done', 'done', 'done'],
      undefined,
    ]);
  });

  it('go on after a line that a crash cut off', () => {
    open().pay(anOrder());
    appendFileSync(join(folder, `${name}.jsonl`), '{"entry":{"line":2,"ki');
    const order = anOrder();
    open().pay(order);
    expect(open().find(order.id)).toMatchObject({ word: 'done', ref: 'CA0000000002' });
  });

  it('report a business day of Casablanca: what moved on it, and who owes whom', () => {
    const book = open();
    const { from, to } = businessDayBounds('2026-11-28');
    const around = [from.getTime() - 1, from.getTime(), to.getTime() - 1, to.getTime()];
    const days = around.map((ms) => new Date(ms).toISOString());
    for (const at of days) {
      time = new Date(at);
      book.pay(anOrder('1000'));
    }
    time = new Date('2026-11-28T12:00:00Z');
    book.collect({ account: ACCOUNT, payee: '100234', amount: '2500' });
    const report = (now: Date) => dayReport('cash-plus', '2026-11-28', book.entries.standing(), now);
    expect(report(to)).toMatchObject({
      isClosed: true,
      lines: [{ movedAt: days[1] }, { kind: 'collection', payee: '100234' }, { movedAt: days[2] }],
      totals: { payouts: { count: 2, amount: '2000' }, collections: { count: 1, amount: '2500' } },
      net: { amount: '500', owedBy: 'network' },
    });
    expect(report(new Date(to.getTime() - 1)).isClosed).toBe(false);
  });
});
