import { randomUUID } from 'node:crypto';
import { waitFor } from '@hanout/testing';
import { checkCopies, checkExpiry, checkFunds, checkProof, checkVerified } from '../testing/checks';
import { failFirst } from '../testing/forced-failures';
import { Race, tallyOf, times } from '../testing/race';
import { aHold, aLeg, aPostHold, aTransfer, aVoidHold, outcomeOf } from '../testing/test-ledger';

let race: Race;
beforeAll(async () => (race = await Race.start()));
afterAll(async () => {
  await checkProof(race.ledger);
  await checkVerified(race.ledger);
  await race.stop();
});

describe('at once', () => {
  it.each([
    { clients: 1, funds: 0 },
    { clients: 20, funds: 7 },
    { clients: 60, funds: 1 },
    { clients: 60, funds: 59 },
    { clients: 200, funds: 100 },
    { clients: 30, funds: 40 },
  ])('$clients payments against funds for $funds: as many as there are funds for', (numbers) =>
    checkFunds(race, numbers),
  );

  it('500 copies of one id are posted once', () => checkCopies(race, 500));

  it('one id with three contents that share no account goes to one of them', async () => {
    const { ledger } = race;
    for (let round = 0; round < 15; round += 1) {
      const wallets = await Promise.all(times(6, () => ledger.wallet(10n)));
      const transferId = randomUUID();
      const transfers = [0, 2, 4].map((at) => aTransfer(wallets[at]!, wallets[at + 1]!, 10n, transferId));
      expect(tallyOf(await race.outcomes(transfers))).toEqual({ posted: 1, id_reused: 2 });
      expect(await ledger.count('legs', transferId)).toBe(1);
    }
  });

  it('circles in all directions end, and nobody hears of a deadlock', async () => {
    const { ledger } = race;
    const wallets = await Promise.all(times(4, () => ledger.wallet(1_000n)));
    const hop = (from: number, to: number) => aTransfer(wallets[from % 4]!, wallets[to % 4]!, 1n);
    const asks = times(120, (i) => [hop(i, i + 1), hop(i + 1, i + 2), hop(i + 2, i), hop(i + 3, i + 1)]);
    expect(await race.tally(asks)).toEqual({ posted: 480 });
    const balances = await ledger.balances(...wallets);
    expect(balances.reduce((sum, balance) => sum + balance, 0n)).toBe(4_000n);
  });

  it('many credits fill an account to its ceiling and not beyond, held ones counted', async () => {
    const { ledger } = race;
    const capped = await ledger.wallet(0n, { ceilingMinor: '1050' });
    const credits = times(60, (i) => (i % 2 === 0 ? aTransfer : aHold)(ledger.source, capped, 100n));
    expect(tallyOf(await race.outcomes(credits))).toEqual({ posted: 10, balance_ceiling: 50 });
    const held = await ledger.held(capped);
    expect((await ledger.balance(capped)) + held.in).toBe(1_000n);
  });

  it('two settlements of one hold: one is done, and money moves as that one says', async () => {
    const { ledger } = race;
    const [payer, payee] = [await ledger.wallet(1_000n), await ledger.wallet()];
    const holds = times(20, () => aHold(payer, payee, 50n));
    await ledger.post(...holds);
    const settlements = holds.flatMap((hold) => [
      aPostHold(hold),
      aVoidHold(hold),
      aPostHold(hold, [aLeg(payer, payee, 20n)]),
    ]);
    const outcomes = await race.outcomes(settlements);
    expect(tallyOf(outcomes)).toEqual({ posted: 20, hold_settled: 40 });
    const moved = settlements.map(({ type, legs }, at): bigint =>
      type === 'void_hold' || outcomes[at] !== 'posted' ? 0n : legs.length > 0 ? 20n : 50n,
    );
    const sum = moved.reduce((all, minor) => all + minor, 0n);
    expect(await ledger.balances(payer, payee)).toEqual([1_000n - sum, sum]);
    expect(await ledger.available(payer)).toBe(1_000n - sum);
    expect(await ledger.held(payee)).toEqual({ out: 0n, in: 0n });
  });

  it('settlements and the end of time: each hold ends once, as was told', () => checkExpiry(race, 120));

  it('a freeze and payments: none after the freeze', async () => {
    const { ledger } = race;
    const [payer, payee] = [await ledger.wallet(1_000n), await ledger.wallet()];
    const payments = times(300, () => aTransfer(payer, payee, 1n));
    let answered = 0;
    const asked = payments.map(async (payment, at) => {
      const [answer] = await race.instances[at % race.instances.length]!.post([payment]);
      answered += 1;
      return outcomeOf(answer!);
    });
    await waitFor(() => answered >= 20);
    await ledger.freeze(payer);
    const tally = tallyOf(await Promise.all(asked));
    expect(tally).toEqual({ posted: expect.any(Number), account_frozen: expect.any(Number) });
    const [legs] = await ledger.dataSource.query<{ before: number; after: number }[]>(
      `select count(*) filter (where l.no < e.no)::integer as before, count(*) filter (where l.no > e.no)::integer as after
         from accounts a join account_events e on e.account_no = a.account_no and e.event = 'changed'
         join legs l on l.debit_no = a.account_no
         where a.account_id = $1`,
      [payer],
    );
    expect(legs).toEqual({ before: tally.posted, after: 0 });
  });
});

describe('when the database says "again"', () => {
  it.each(['40001', '40P01'])('%s five times, every asker has the right answer', async (sqlState) => {
    const { ledger } = race;
    const [payer, payee] = [await ledger.wallet(500n), await ledger.wallet()];
    const failing = await failFirst(ledger, { sqlState, times: 5 });
    const payments = times(12, () => aTransfer(payer, payee, 100n));
    expect(tallyOf(await race.outcomes([...payments, ...payments]))).toEqual({
      posted: 5,
      repeated: 5,
      insufficient_funds: 14,
    });
    await failing.stop();
    expect(await ledger.balances(payer, payee)).toEqual([0n, 500n]);
  });

  it('more often than it is tried, the asker hears so, and asking again is right', async () => {
    const { ledger } = race;
    const [payer, payee] = [await ledger.wallet(100n), await ledger.wallet()];
    const payment = aTransfer(payer, payee, 100n);
    const failing = await failFirst(ledger, { sqlState: '40001', times: 8 });
    const [instance] = race.instances;
    await expect(instance!.post([payment])).rejects.toMatchObject({ code: '40001' });
    expect(await ledger.count('decisions', payment.transferId)).toBe(0);
    expect((await instance!.post([payment])).map(outcomeOf)).toEqual(['posted']);
    expect((await instance!.post([payment])).map(outcomeOf)).toEqual(['repeated']);
    await failing.stop();
    expect(await ledger.balances(payer, payee)).toEqual([0n, 100n]);
  });

  it('because somebody locks accounts the other way round, the flush gives way and is done after him', async () => {
    const { ledger } = race;
    const [first, last] = (await Promise.all([ledger.wallet(100n), ledger.wallet(100n)])).sort() as [
      string,
      string,
    ];
    const instance = await ledger.instance();
    const other = ledger.dataSource.createQueryRunner();
    const lock = (accountId: string) =>
      other.query('select from accounts where account_id = $1 for no key update', [accountId]);
    await other.startTransaction();
    // He is patient: it is the flush that finds the deadlock and gives way.
    await other.query(`set local deadlock_timeout = '1min'`);
    await lock(last);
    const asked = instance.post([aTransfer(first, last, 30n), aTransfer(last, first, 10n)]);
    await waitFor(async () => {
      const waiting = await ledger.dataSource.query<unknown[]>(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
           and query like '%post_transfers(%'`,
      );
      return waiting.length > 0;
    });
    // He can have it only because the flush let it go.
    await lock(first);
    await other.commitTransaction();
    await other.release();
    expect((await asked).map(outcomeOf)).toEqual(['posted', 'posted']);
    expect(await ledger.balances(first, last)).toEqual([80n, 120n]);
  });
});

// Last: from then on the ledger's clock stands still.
it('the first payments of a month and the maker of its tables: the month is made once, and nobody waits in vain', async () => {
  const { ledger } = race;
  const [payer, payee] = [await ledger.wallet(100n), await ledger.wallet()];
  await ledger.setTime('2090-02-01T00:00:00Z');
  const [outcomes] = await Promise.all([
    race.outcomes(times(30, () => aTransfer(payer, payee, 5n))),
    ...times(3, () => ledger.dataSource.query('select ensure_month(209002), ensure_month(209003)')),
  ]);
  expect(tallyOf(outcomes)).toEqual({ posted: 20, insufficient_funds: 10 });
  expect(await ledger.balances(payer, payee)).toEqual([0n, 100n]);
});
