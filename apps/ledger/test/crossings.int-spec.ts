import { randomUUID } from 'node:crypto';
import { changeAccount, readAccount, readStatement, readTransfer } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { Router } from '../src/shards/router';
import { aLeg, aTransfer, aTransferOf } from '../src/testing/test-ledger';
import { halfAt, idAt, map, NAMES, settle, ShardedLedger } from './sharded-ledger';

/** Transfers whose accounts lie at two instances, while both of them are there. */
let ledger: ShardedLedger;
beforeAll(async () => {
  ledger = await ShardedLedger.prepare();
  for (const name of NAMES) await ledger.start(name);
  await ledger.openMirrors();
});
afterAll(() => ledger.stopAll());

const ALWAYS = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', limit: 100 };

describe('a transfer between two instances', () => {
  it('moves the money once and is told as one', async () => {
    const [a, b] = [await ledger.wallet('a', 100n), await ledger.wallet('b')];
    const payment = { ...aTransfer(a, b, 70n), reference: 'PAY-1' };
    const [posting] = await ledger.post(payment);
    expect(posting).toEqual({
      transferId: payment.transferId,
      outcome: 'posted',
      postedAt: expect.any(String),
    });
    const { transferId } = payment;
    const shouted = { ...payment, transferId: transferId.toUpperCase() };
    expect(await ledger.post(payment, shouted)).toEqual([
      { ...posting, outcome: 'repeated' },
      { ...posting, outcome: 'repeated', transferId: shouted.transferId },
    ]);
    expect(await ledger.balances(a, b)).toEqual([30n, 70n]);
    for (const [accountId, counterAccountId, direction] of [
      [a, b, 'debit'],
      [b, a, 'credit'],
    ] as const) {
      const { lines } = await ledger.asks.ask(readStatement, { accountId, ...ALWAYS });
      expect(lines.at(-1)).toMatchObject({
        transferId,
        counterAccountId,
        direction,
        kind: payment.kind,
        reference: 'PAY-1',
        amount: { minor: '70' },
      });
    }
    expect(await ledger.asks.ask(readTransfer, { transferId })).toEqual({
      transferId,
      type: 'post',
      outcome: 'posted',
      decidedAt: posting!.postedAt,
      kind: payment.kind,
      reference: 'PAY-1',
      legs: payment.legs,
    });
    await ledger.expectWhole();
  });

  it('goes through clearing accounts that mirror each other', async () => {
    const [a, b] = [await ledger.wallet('a', 5n), await ledger.wallet('b')];
    const sides = [
      map.clearingAccountId({ of: 'a', peer: 'b', currency: 'MAD' }),
      map.clearingAccountId({ of: 'b', peer: 'a', currency: 'MAD' }),
    ];
    const before = await ledger.balances(...sides);
    await ledger.post(aTransfer(a, b, 5n));
    const after = await ledger.balances(...sides);
    expect([after[0]! - (before[0] ?? 0n), after[1]! - (before[1] ?? 0n)]).toEqual([5n, -5n]);
    const { account } = await ledger.asks.ask(readAccount, { accountId: sides[1]!, limit: 1 });
    expect(account.kind).toBe('clearing');
  });

  it('is refused by either side, by the first reason of the list, for ever', async () => {
    const [poor, rich] = [await ledger.wallet('a'), await ledger.wallet('a', 100n)];
    const full = await ledger.wallet('b', 0n, { ceilingMinor: '0' });
    const euros = idAt('b');
    await ledger.open({ accountId: euros, kind: 'customer', currency: 'EUR' });
    const refused = [
      aTransfer(poor, ledger.mirrors.b, 1n),
      aTransfer(rich, full, 1n),
      aTransfer(poor, full, 1n),
      aTransfer(poor, idAt('b'), 1n),
      aTransfer(poor, euros, 1n),
      aTransferOf([aLeg(rich, ledger.mirrors.b, 1n), aLeg(ledger.mirrors.b, euros, 1n, 'EUR')]),
      aTransferOf([aLeg(rich, ledger.mirrors.b, 1n), aLeg(rich, rich, 1n)]),
    ];
    const reasons = [
      'insufficient_funds',
      'balance_ceiling',
      'insufficient_funds',
      'unknown_account',
      'currency_mismatch',
      'currency_mismatch',
      'same_account',
    ];
    expect(await ledger.outcomes(...refused)).toEqual(reasons);
    await ledger.post(aTransfer(ledger.mirrors.a, poor, 100n));
    expect(await ledger.outcomes(...refused)).toEqual(reasons);
    expect(await ledger.balances(rich, poor, full)).toEqual([100n, 100n, 0n]);
    const { transferId } = refused[2]!;
    expect(await ledger.asks.ask(readTransfer, { transferId })).toMatchObject({
      outcome: 'refused',
      reason: 'insufficient_funds',
      legs: [],
    });
  });

  it('is another one with other content', async () => {
    const [a, b, c] = [await ledger.wallet('a', 100n), await ledger.wallet('b'), await ledger.wallet('b')];
    const payment = aTransfer(a, b, 10n);
    const { transferId } = payment;
    expect(
      await ledger.outcomes(payment, aTransfer(a, c, 10n, transferId), aTransfer(a, b, 11n, transferId)),
    ).toEqual(['posted', 'id_reused', 'id_reused']);
    // Nor can it be one that the other instance decides over, or that lies within one of them.
    expect(await ledger.outcomes(aTransfer(b, a, 1n, transferId))).toEqual(['id_reused']);
    expect(await ledger.outcomes(aTransfer(a, ledger.mirrors.a, 1n, transferId))).toEqual(['id_reused']);
    expect(await ledger.outcomes(aTransfer(b, c, 1n, transferId))).toEqual(['id_reused']);
    expect(await ledger.outcomes(payment)).toEqual(['repeated']);
    expect(await ledger.balances(a, b, c)).toEqual([90n, 10n, 0n]);
  });

  it.each(NAMES)('does not take the id of a transfer within %s', async (name) => {
    const [a, b] = [await ledger.wallet('a', 100n), await ledger.wallet('b', 100n)];
    const plain = aTransfer(ledger.mirrors[name], { a, b }[name], 7n);
    const { transferId } = plain;
    expect(await ledger.outcomes(plain)).toEqual(['posted']);
    const [there, back] = [aTransfer(a, b, 1n, transferId), aTransfer(b, a, 1n, transferId)];
    expect(await ledger.outcomes(there)).toEqual(['id_reused']);
    expect(await ledger.outcomes(there, back)).toEqual(['id_reused', 'id_reused']);
    expect(await ledger.outcomes(plain)).toEqual(['repeated']);
    for (const at of NAMES) {
      const read = await ledger.service(at).get(Router).readTransfer({ transferId });
      expect(read).toMatchObject({ outcome: 'posted', legs: [{ amount: { minor: '7' } }] });
    }
    expect(await ledger.outcomes(settle('reverse', plain))).toEqual(['posted']);
    await ledger.expectWhole();
  });

  it('is done in batches of many, in the order of the question', async () => {
    const fund = await ledger.wallet('a', 1_000n);
    const wallets = await Promise.all(Array.from({ length: 20 }, () => ledger.wallet('b')));
    const grants = Array.from({ length: 600 }, (_, i) => aTransfer(fund, wallets[i % 20]!, 2n));
    const outcomes = await ledger.outcomes(...grants);
    expect(outcomes).toEqual([...Array(500).fill('posted'), ...Array(100).fill('insufficient_funds')]);
    expect(await ledger.balances(fund, ...wallets)).toEqual([0n, ...Array(20).fill(50n)]);
    await ledger.expectWhole();
  });

  it('that is asked for by many at once is done once', async () => {
    const [a, b] = [await ledger.wallet('a', 100n), await ledger.wallet('b')];
    const payment = aTransfer(a, b, 10n);
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => ledger.outcomes(payment)));
    const counted = outcomes.flat().filter((outcome) => outcome === 'posted');
    expect(counted).toHaveLength(1);
    expect(new Set(outcomes.flat())).toEqual(new Set(['posted', 'repeated']));
    expect(await ledger.balances(a, b)).toEqual([90n, 10n]);
    await ledger.expectWhole();
  });
});

describe('a fee that is taken from a sale', () => {
  const sale = (payer: string, shop: string, fees: string) =>
    aTransferOf([aLeg(payer, shop, 100n), aLeg(shop, fees, 3n)]);

  it.each(NAMES)('is paid out of it by a shop that had nothing, to an account at %s', async (at) => {
    const [payer, shop] = [await ledger.wallet('a', 100n), await ledger.wallet('b')];
    const fees = idAt(at);
    await ledger.open({ accountId: fees, kind: 'fee_income', currency: 'MAD' });
    const payment = sale(payer, shop, fees);
    expect(await ledger.outcomes(payment, payment)).toEqual(['posted', 'repeated']);
    expect(await ledger.balances(payer, shop, fees)).toEqual([0n, 97n, 3n]);
    const { lines } = await ledger.asks.ask(readStatement, { accountId: shop, ...ALWAYS });
    const { transferId } = payment;
    expect(lines).toMatchObject([
      { transferId, direction: 'credit', counterAccountId: payer, balanceAfter: { minor: '100' } },
      { transferId, direction: 'debit', counterAccountId: fees, balanceAfter: { minor: '97' } },
    ]);
    await ledger.expectWhole();
  });

  it('refuses the sale when its account cannot take it', async () => {
    const [payer, shop] = [await ledger.wallet('a', 100n), await ledger.wallet('b')];
    const full = await ledger.wallet('b', 0n, { ceilingMinor: '2' });
    expect(await ledger.outcomes(sale(payer, shop, full))).toEqual(['balance_ceiling']);
    expect(await ledger.outcomes(sale(payer, shop, idAt('b')))).toEqual(['unknown_account']);
    expect(await ledger.balances(payer, shop, full)).toEqual([100n, 0n, 0n]);
    await ledger.expectWhole();
  });

  it('follows later when the shop was frozen between the halves', async () => {
    const [payer, shop] = [await ledger.wallet('a', 100n), await ledger.wallet('b')];
    const fees = idAt('b');
    await ledger.open({ accountId: fees, kind: 'fee_income', currency: 'MAD' });
    const payment = sale(payer, shop, fees);
    const turn = async (status: 'frozen' | 'open') => {
      const change = { changeId: randomUUID(), accountId: shop, status, reason: 'test' };
      expect(await ledger.asks.ask(changeAccount, change)).toMatchObject({ outcome: 'changed' });
    };
    const letGo = await ledger.block('b', 'select from ledger_head for update');
    const answer = ledger.outcomes(payment);
    await waitFor(async () => (await ledger.stateOf('a', payment)) === 'placing');
    const decide = await ledger.block('a', 'select from crossings where transfer_id = $1 for update', [
      payment.transferId,
    ]);
    await letGo();
    await waitFor(() => ledger.decided('b', halfAt('b', payment).hold));
    await turn('frozen');
    await decide();
    expect(await answer).toEqual(['posted']);
    expect(await ledger.balances(payer, shop, fees)).toEqual([0n, 100n, 0n]);
    const refusals = () => ledger.has('b', 'select from rests where refusals > 1 and ended_at is null');
    await waitFor(refusals, { what: 'the rest is tried again' });
    await turn('open');
    // The second time it is as if the process had ended before it could write down that it was done.
    for (let time = 0; time < 2; time += 1) {
      await ledger.query('b', 'update rests set next_try_at = now(), ended_at = null');
      await waitFor(() => ledger.has('b', 'select from rests where ended_at is not null'));
      expect(await ledger.balances(payer, shop, fees)).toEqual([0n, 97n, 3n]);
    }
    const { lines } = await ledger.asks.ask(readStatement, { accountId: shop, ...ALWAYS });
    expect(lines.map(({ transferId }) => transferId)).toEqual([payment.transferId, payment.transferId]);
    await ledger.expectWhole();
  });
});
