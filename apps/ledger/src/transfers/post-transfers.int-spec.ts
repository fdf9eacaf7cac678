import { randomUUID } from 'node:crypto';
import { POSTING_REFUSALS } from '@hanout/contracts';
import type { LegV1 } from '@hanout/contracts';
import { aLeg, aTransfer, aTransferOf, TestLedger } from '../testing/test-ledger';

let ledger: TestLedger;
beforeAll(async () => (ledger = await TestLedger.start()));
afterAll(() => ledger.stop());

describe('a transfer', () => {
  it('moves the amount, keeps both sides and says when', async () => {
    const [payer, payee] = [await ledger.wallet(1_000n), await ledger.wallet()];
    const payment = { ...aTransfer(payer, payee, 400n), reference: 'PAY-1' };
    const [posting] = await ledger.post(payment);
    expect(posting).toEqual({
      transferId: payment.transferId,
      outcome: 'posted',
      postedAt: expect.any(String),
    });
    expect([await ledger.balance(payer), await ledger.balance(payee)]).toEqual([600n, 400n]);
    const entries = await ledger.dataSource.query(
      `select leg_no, account_id, counter_account_id, direction, amount_minor, balance_after_minor
         from entries where transfer_id = $1 order by entry_id`,
      [payment.transferId],
    );
    expect(entries).toEqual([
      expect.objectContaining({
        leg_no: 1,
        account_id: payer,
        counter_account_id: payee,
        direction: 'debit',
        balance_after_minor: '600',
      }),
      expect.objectContaining({
        leg_no: 1,
        account_id: payee,
        direction: 'credit',
        amount_minor: '400',
        balance_after_minor: '400',
      }),
    ]);
  });

  it('has all its legs or none, and bounds are judged after the last one', async () => {
    const [payer, merchant] = [
      await ledger.wallet(10_000n),
      await ledger.wallet(0n, { kind: 'merchant', ceilingMinor: '9900' }),
    ];
    const fees = await ledger.open({ kind: 'fee_income' });
    const sale = aTransferOf([aLeg(payer, merchant, 10_000n), aLeg(merchant, fees, 100n)]);
    expect(await ledger.outcomes(sale)).toEqual(['posted']);
    expect(await ledger.balance(merchant)).toBe(9_900n);

    const broken = aTransferOf([aLeg(merchant, payer, 900n), aLeg(payer, fees, 901n)]);
    expect(await ledger.outcomes(broken)).toEqual(['insufficient_funds']);
    expect([await ledger.balance(payer), await ledger.balance(merchant), await ledger.balance(fees)]).toEqual(
      [0n, 9_900n, 100n],
    );
    expect(await ledger.count('entries', broken.transferId)).toBe(0);
  });

  it('that is refused leaves no trace: asked again later it may succeed', async () => {
    const [payer, payee] = [await ledger.wallet(), await ledger.wallet()];
    const payment = aTransfer(payer, payee, 50n);
    expect(await ledger.outcomes(payment)).toEqual(['insufficient_funds']);
    expect(await ledger.count('transfers', payment.transferId)).toBe(0);
    await ledger.post(aTransfer(ledger.source, payer, 50n));
    expect(await ledger.outcomes(payment)).toEqual(['posted']);
  });

  it('that is refused does not fail its neighbours, and each is decided after the ones before it', async () => {
    const [a, b, c] = [await ledger.wallet(100n), await ledger.wallet(), await ledger.wallet()];
    const tooMuch = aTransfer(c, a, 101n);
    expect(
      await ledger.outcomes(
        tooMuch,
        aTransfer(a, b, 100n),
        aTransfer(a, b, 1n),
        aTransfer(b, c, 100n),
        aTransfer(c, a, 100n),
        tooMuch,
      ),
    ).toEqual([
      'insufficient_funds',
      'posted',
      'insufficient_funds',
      'posted',
      'posted',
      'insufficient_funds',
    ]);
    expect([await ledger.balance(a), await ledger.balance(b), await ledger.balance(c)]).toEqual([
      100n,
      0n,
      0n,
    ]);
  });

  it('of an account above a lowered ceiling may only bring it down', async () => {
    const wallet = await ledger.wallet(1_000n);
    await ledger.dataSource.query('update accounts set ceiling_minor = 500 where account_id = $1', [wallet]);
    const [out, back] = [aLeg(wallet, ledger.source, 100n), aLeg(ledger.source, wallet, 101n)];
    expect(
      await ledger.outcomes(
        aTransferOf([back]),
        aTransferOf([out, back]),
        aTransferOf([back, out, out]),
        aTransferOf([out]),
      ),
    ).toEqual(['balance_ceiling', 'balance_ceiling', 'posted', 'posted']);
    expect(await ledger.balance(wallet)).toBe(801n);
  });
});

describe('the same id', () => {
  it('with the same content is a repeat with the first time, also when the account was frozen since', async () => {
    const [payer, payee] = [await ledger.wallet(100n), await ledger.wallet()];
    const payment = aTransfer(payer, payee, 60n);
    const [first] = await ledger.post(payment);
    await ledger.freeze(payer);
    const shouted = { ...payment, legs: [aLeg(payer.toUpperCase(), payee.toUpperCase(), 60n)] };
    expect(await ledger.post(payment, shouted)).toEqual([
      { ...first, outcome: 'repeated' },
      { ...first, outcome: 'repeated' },
    ]);
    expect(await ledger.balance(payee)).toBe(60n);
  });

  it('with any other content is refused', async () => {
    const [payer, payee] = [await ledger.wallet(100n), await ledger.wallet()];
    const payment = { ...aTransfer(payer, payee, 10n), reference: 'R1' };
    await ledger.post(payment);
    expect(
      await ledger.outcomes(
        { ...payment, reference: 'R2' },
        { ...payment, reference: undefined },
        { ...payment, kind: 'grant' },
        { ...payment, legs: [aLeg(payer, payee, 11n)] },
        { ...payment, legs: [aLeg(payee, payer, 10n)] },
        { ...payment, legs: [...payment.legs, aLeg(payer, payee, 10n)] },
      ),
    ).toEqual(Array(6).fill('id_reused'));
    expect(await ledger.balance(payee)).toBe(10n);
  });

  it('twice in one batch is decided once', async () => {
    const [payer, payee] = [await ledger.wallet(100n), await ledger.wallet()];
    const payment = aTransfer(payer, payee, 10n);
    const other = aTransfer(payer, payee, 11n, payment.transferId);
    const early = aTransfer(payee, payer, 10n);
    expect(await ledger.outcomes(early, payment, payment, other, early, early, payment)).toEqual([
      'insufficient_funds',
      'posted',
      'repeated',
      'id_reused',
      'posted',
      'repeated',
      'repeated',
    ]);
    expect(await ledger.balance(payer)).toBe(100n);
  });
});

describe('refusals', () => {
  /** For each reason after `id_reused`, a leg that has it and no other. */
  async function faultyLegs(): Promise<Record<string, LegV1>> {
    const frozen = await ledger.wallet(100n);
    await ledger.freeze(frozen);
    const euros = await ledger.open({ currency: 'EUR' });
    const full = await ledger.wallet(0n, { ceilingMinor: '0' });
    return {
      unknown_account: aLeg(ledger.source, randomUUID(), 1n),
      currency_mismatch: aLeg(ledger.source, euros, 1n),
      same_account: aLeg(ledger.source, ledger.source, 1n),
      account_frozen: aLeg(frozen, ledger.source, 1n),
      insufficient_funds: aLeg(await ledger.wallet(), ledger.source, 1n),
      balance_ceiling: aLeg(ledger.source, full, 1n),
    };
  }

  it('are told in the order of the public list, wherever in the transfer they are', async () => {
    const legs = await faultyLegs();
    const ranked = POSTING_REFUSALS.slice(1);
    expect(Object.keys(legs)).toEqual(ranked);
    for (const [rank, reason] of ranked.entries()) {
      const faults = ranked.slice(rank).map((one) => legs[one]!);
      const transfers = [[legs[reason]!], faults, faults.toReversed()].map((one) => aTransferOf(one));
      expect(await ledger.outcomes(...transfers)).toEqual([reason, reason, reason]);
    }
    const posted = aTransfer(ledger.source, await ledger.wallet(), 1n);
    await ledger.post(posted);
    expect(await ledger.outcomes({ ...posted, legs: Object.values(legs) })).toEqual(['id_reused']);
  });

  it('hold for either side of a leg', async () => {
    const frozen = await ledger.wallet(100n);
    await ledger.freeze(frozen);
    const [euros, dirhams] = [await ledger.open({ currency: 'EUR' }), await ledger.open()];
    expect(
      await ledger.outcomes(
        aTransfer(randomUUID(), ledger.source, 1n),
        aTransfer(euros, dirhams, 1n),
        aTransferOf([aLeg(euros, dirhams, 1n, 'EUR')]),
        aTransferOf([
          aLeg(ledger.source, dirhams, 1n),
          aLeg(euros, await ledger.open({ currency: 'EUR' }), 1n, 'EUR'),
        ]),
        aTransfer(ledger.source, frozen, 1n),
      ),
    ).toEqual([
      'unknown_account',
      'currency_mismatch',
      'currency_mismatch',
      'currency_mismatch',
      'account_frozen',
    ]);
  });

  it('come for totals that would no longer fit, without failing the neighbours', async () => {
    const [a, b] = [await ledger.open(), await ledger.open()];
    const most = 999_999_999_999_999_999n;
    const outcomes = await ledger.outcomes(
      ...Array.from({ length: 20 }, () => aTransfer(a, b, most)),
      aTransferOf(Array.from({ length: 16 }, () => aLeg(b, ledger.source, most))),
      aTransfer(ledger.source, await ledger.wallet(), 1n),
    );
    expect(outcomes.filter((outcome) => outcome === 'posted')).toHaveLength(10);
    expect(outcomes.slice(9)).toEqual([...Array(12).fill('balance_ceiling'), 'posted']);
    expect(await ledger.balance(b)).toBe(9n * most);
  });
});

describe('the rows', () => {
  it.each(['transfers', 'entries'])('of %s are never changed, removed or truncated', async (table) => {
    await ledger.wallet(1n);
    for (const statement of [
      `update ${table} set posted_at = now()`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(ledger.dataSource.query(statement)).rejects.toThrow(/append-only/);
    }
  });

  it('of an account cannot be overdrawn by any statement', async () => {
    const wallet = await ledger.wallet(10n);
    const overdraw = 'update accounts set debits_posted_minor = 11 where account_id = $1';
    await expect(ledger.dataSource.query(overdraw, [wallet])).rejects.toThrow(/accounts_floor/);
  });

  it('of one account carry times that never go back, even when the clock does', async () => {
    const wallet = await ledger.wallet(10n);
    const ahead = new Date(Date.now() + 3_600_000);
    await ledger.dataSource.query('update accounts set last_posted_at = $2 where account_id = $1', [
      wallet,
      ahead,
    ]);
    const [posting] = await ledger.post(aTransfer(wallet, ledger.source, 1n));
    expect(posting!.postedAt).toBe(ahead.toISOString());
    await ledger.dataSource.query('update accounts set last_posted_at = now() where account_id = $1', [
      ledger.source,
    ]);
  });
});
