import type { TransferToPostV1 } from '@hanout/contracts';
import {
  aHold,
  aLeg,
  aPostHold,
  aTransfer,
  aTransferOf,
  linked,
  outcomeOf,
  TestLedger,
} from '../testing/test-ledger';

let ledger: TestLedger;
beforeAll(async () => (ledger = await TestLedger.start()));
afterAll(() => ledger.stop());

function entriesOf({ transferId }: TransferToPostV1): Promise<object[]> {
  return ledger.dataSource.query(
    `select e.leg_no, a.account_id, c.account_id as counter_account_id, e.direction, e.amount_minor,
         e.balance_after_minor, e.kind, e.reference
       from entries e
       join accounts a using (account_no) join accounts c on c.account_no = e.counter_account_no
       where e.transfer_id = $1 order by e.entry_id, e.direction desc`,
    [transferId],
  );
}

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
    expect(await ledger.balances(payer, payee)).toEqual([600n, 400n]);
    const leg = { leg_no: 1, amount_minor: '400', kind: 'merchant_payment', reference: 'PAY-1' };
    expect(await entriesOf(payment)).toEqual([
      {
        ...leg,
        account_id: payer,
        counter_account_id: payee,
        direction: 'debit',
        balance_after_minor: '600',
      },
      {
        ...leg,
        account_id: payee,
        counter_account_id: payer,
        direction: 'credit',
        balance_after_minor: '400',
      },
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
    expect(await ledger.balances(payer, merchant, fees)).toEqual([0n, 9_900n, 100n]);
    expect(await ledger.count('legs', broken.transferId)).toBe(0);
  });

  it('that is refused moves nothing, and stays refused: who tries again does so under a new id', async () => {
    const [payer, payee] = [await ledger.wallet(), await ledger.wallet()];
    const payment = aTransfer(payer, payee, 50n);
    const refused = { transferId: payment.transferId, outcome: 'refused', reason: 'insufficient_funds' };
    expect(await ledger.post(payment, payment)).toEqual([refused, refused]);
    await ledger.post(aTransfer(ledger.source, payer, 50n));
    expect(await ledger.post(payment)).toEqual([refused]);
    expect(await ledger.outcomes({ ...payment, kind: 'grant' })).toEqual(['id_reused']);
    expect(await ledger.count('decisions', payment.transferId)).toBe(1);
    expect(await ledger.count('legs', payment.transferId)).toBe(0);
    expect(await ledger.outcomes(aTransfer(payer, payee, 50n))).toEqual(['posted']);
  });

  it('that is refused does not fail its neighbours, and each is decided after the ones before it', async () => {
    const [a, b, c] = [await ledger.wallet(100n), await ledger.wallet(), await ledger.wallet()];
    expect(
      await ledger.outcomes(
        aTransfer(c, a, 101n),
        aTransfer(a, b, 100n),
        aTransfer(a, b, 1n),
        aTransfer(b, c, 100n),
        aTransfer(c, a, 100n),
        aTransfer(c, a, 1n),
      ),
    ).toEqual([
      'insufficient_funds',
      'posted',
      'insufficient_funds',
      'posted',
      'posted',
      'insufficient_funds',
    ]);
    expect(await ledger.balances(a, b, c)).toEqual([100n, 0n, 0n]);
  });

  it('of an account above a lowered ceiling may only bring it down', async () => {
    const wallet = await ledger.wallet(1_000n);
    await ledger.change(wallet, { ceilingMinor: '500' });
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
    const [refused, posted, ...rest] = await ledger.post(early, payment, payment, other, early, payment);
    expect([refused, posted].map((one) => outcomeOf(one!))).toEqual(['insufficient_funds', 'posted']);
    const repeated = { ...posted, outcome: 'repeated' };
    expect(rest).toEqual([
      repeated,
      { transferId: other.transferId, outcome: 'refused', reason: 'id_reused' },
      refused,
      repeated,
    ]);
    expect(await ledger.balance(payer)).toBe(90n);
  });
});

describe('the log', () => {
  const tables = ['flushes', 'decisions', 'legs', 'hold_legs', 'hold_ends', 'reversals', 'account_events'];
  it.each([...tables, 'month_balances'])('never changes or loses a row of %s', async (table) => {
    const [column] = await ledger.dataSource.query<{ name: string }[]>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum = 1`,
      [table],
    );
    for (const statement of [
      `update ${table} set ${column!.name} = ${column!.name}`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(ledger.dataSource.query(statement)).rejects.toThrow(/append-only/);
    }
  });

  it('never changes or loses a row of a month either', async () => {
    await ledger.wallet(1n);
    const months = await ledger.dataSource.query<{ name: string }[]>(
      `select inhrelid::regclass::text as name from pg_inherits
         where inhparent in ('flushes'::regclass, 'legs'::regclass, 'hold_legs'::regclass, 'hold_ends'::regclass)`,
    );
    expect(months).toHaveLength(4);
    for (const { name } of months) {
      await expect(ledger.dataSource.query(`delete from ${name}`)).rejects.toThrow(/append-only/);
    }
  });

  it('lets no statement overdraw an account', async () => {
    const wallet = await ledger.wallet(10n);
    const overdraw = 'update accounts set debits_posted_minor = 11 where account_id = $1';
    await expect(ledger.dataSource.query(overdraw, [wallet])).rejects.toThrow(/accounts_floor/);
  });

  it('has no gap in its numbers, whatever was decided', async () => {
    const [payer, payee] = [await ledger.wallet(100n), await ledger.wallet()];
    const hold = aHold(payer, payee, 10n);
    const legs = Array.from({ length: 3 }, () => aLeg(payer, payee, 1n));
    await ledger.post(
      aTransferOf(legs),
      aTransfer(payer, payee, 1_000n),
      hold,
      aPostHold(hold),
      ...linked(aTransfer(payer, payee, 1n), aTransfer(payer, payee, 1_000n)),
    );
    await ledger.freeze(payee);
    const [gaps] = await ledger.dataSource.query<object[]>(
      `with log as (
         select no from legs union all select no from hold_legs union all select no from hold_ends
         union all select no from account_events
         union all select no from decisions where reason is not null
       )
       select count(*) as numbers, count(distinct no) as different, max(no) - min(no) + 1 as range,
           (select sum(last_no - first_no + 1) from flushes) as flushed, (select last_no from ledger_head) - min(no) + 1 as head
         from log`,
    );
    expect(new Set(Object.values(gaps!)).size).toBe(1);
  });

  it('carries times that never go back, even when the clock does', async () => {
    const wallet = await ledger.wallet(10n);
    const ahead = new Date(Date.now() + 3_600_000);
    await ledger.setTime(ahead);
    const posted = await ledger.post(
      aTransfer(wallet, ledger.source, 1n),
      aTransfer(ledger.source, wallet, 1n),
    );
    expect(posted.map(({ postedAt }) => postedAt)).toEqual([ahead.toISOString(), ahead.toISOString()]);
  });
});
