import type { TransferToPostV1 } from '@hanout/contracts';
import {
  aHold,
  aLeg,
  aPostHold,
  aReversal,
  aTransfer,
  aVoidHold,
  linked,
  outcomeOf,
  TestLedger,
} from '../testing/test-ledger';

let ledger: TestLedger;
beforeAll(async () => (ledger = await TestLedger.start()));
afterEach(async () => expect(await ledger.heldInAll()).toBe(0n));
afterAll(() => ledger.stop());

const POSTED = 'posted';
const LINKED = 'linked_refused';
const FUNDS = 'insufficient_funds';

async function threeWallets(): Promise<[string, string, string]> {
  return [await ledger.wallet(100n), await ledger.wallet(), await ledger.wallet()];
}

it('are all done, each after the ones before it, beside their neighbours', async () => {
  const [a, b, c] = await threeWallets();
  const chain = linked(aTransfer(a, b, 60n), aTransfer(b, c, 60n), aTransfer(c, a, 10n));
  expect(await ledger.outcomes(aTransfer(a, b, 1n), ...chain, aTransfer(c, b, 50n))).toEqual(
    Array(5).fill(POSTED),
  );
  expect(await ledger.balances(a, b, c)).toEqual([49n, 51n, 0n]);
});

describe('of which one is refused', () => {
  it.each([0, 1, 2])('are not done, wherever it is: place %i', async (at) => {
    const [a, b, c] = await threeWallets();
    const links = [aTransfer(a, b, 30n), aTransfer(a, c, 30n), aTransfer(b, c, 1n)];
    links[at] = aTransfer(c, a, 1_000n);
    const asked = [aTransfer(a, c, 40n), ...linked(...links), aTransfer(a, b, 60n)];
    const refusals = links.map((_, index) => (index === at ? FUNDS : LINKED));
    expect(await ledger.outcomes(...asked)).toEqual([POSTED, ...refusals, POSTED]);
    expect(await ledger.balances(a, b, c)).toEqual([0n, 60n, 40n]);
    for (const { transferId } of links) {
      expect([await ledger.count('decisions', transferId), await ledger.count('legs', transferId)]).toEqual([
        1, 0,
      ]);
    }
  });

  it('are told the same whenever they are asked for again, when the money is there by then, too', async () => {
    const [a, b] = await threeWallets();
    const chain = linked(aTransfer(a, b, 30n), aTransfer(b, a, 31n));
    const first = await ledger.post(...chain);
    expect(first.map(outcomeOf)).toEqual([LINKED, FUNDS]);
    await ledger.post(aTransfer(ledger.source, b, 100n));
    expect(await ledger.post(...chain, ...chain)).toEqual([...first, ...first]);
  });

  it('leave nothing that the next one could spend', async () => {
    const [a, b, c] = await threeWallets();
    const chains = [
      linked(aTransfer(a, b, 100n), aTransfer(c, a, 1n)),
      linked(aTransfer(b, c, 100n), aTransfer(c, a, 100n)),
      linked(aTransfer(a, c, 100n), aTransfer(c, b, 100n)),
    ];
    expect(await ledger.outcomes(...chains.flat())).toEqual([LINKED, FUNDS, FUNDS, LINKED, POSTED, POSTED]);
    expect(await ledger.balances(a, b, c)).toEqual([0n, 100n, 0n]);
  });
});

describe('asked for again', () => {
  it('are all repeated', async () => {
    const [a, b, c] = await threeWallets();
    const chain = linked(aTransfer(a, b, 10n), aTransfer(b, c, 10n));
    const first = await ledger.post(...chain, ...chain);
    const [posted, repeated] = [first.slice(0, 2), first.slice(2)];
    expect(first.map(outcomeOf)).toEqual([POSTED, POSTED, 'repeated', 'repeated']);
    expect(repeated).toEqual(posted.map((one) => ({ ...one, outcome: 'repeated' })));
    expect(await ledger.post(...chain)).toEqual(repeated);
  });

  it('with one that is new are refused that one, also for ever', async () => {
    const [a, b, c] = await threeWallets();
    const known = aTransfer(a, b, 10n);
    const [fresh] = linked(aTransfer(a, c, 10n), known);
    expect(await ledger.outcomes(known)).toEqual([POSTED]);
    expect(await ledger.outcomes(fresh!, known)).toEqual([LINKED, 'repeated']);
    expect(await ledger.outcomes(aTransfer(a, c, 1n), fresh!, known)).toEqual([POSTED, LINKED, 'repeated']);
    expect(await ledger.balances(a, b, c)).toEqual([89n, 10n, 1n]);
  });

  it('with one that was refused, or whose id is taken, refuse the new ones', async () => {
    const [a, b, c] = await threeWallets();
    const [refused, taken] = [aTransfer(c, a, 1n), aTransfer(a, b, 1n)];
    await ledger.post(refused, taken);
    const other = aTransfer(a, c, 2n, taken.transferId);
    expect(
      await ledger.outcomes(
        ...linked(aTransfer(a, b, 1n), aTransfer(a, b, 2n), refused),
        ...linked(aTransfer(a, b, 3n), other),
      ),
    ).toEqual([LINKED, LINKED, FUNDS, LINKED, 'id_reused']);
    expect(await ledger.balances(a, b, c)).toEqual([99n, 1n, 0n]);
  });

  it('as singles are other transfers under the same ids', async () => {
    const [a, b, c] = await threeWallets();
    const chain = linked(aTransfer(a, b, 10n), aTransfer(b, c, 10n));
    await ledger.post(...chain);
    const singles = chain.map((transfer) => ({ ...transfer, isLinked: undefined }));
    expect(await ledger.outcomes(...singles)).toEqual(['id_reused', 'repeated']);
  });
});

it('are refused when one id is twice among them', async () => {
  const [a, b, c] = await threeWallets();
  const twice = { ...aTransfer(a, b, 10n), isLinked: true };
  const other = { ...twice, kind: 'grant' };
  expect(
    await ledger.outcomes(twice, twice, aTransfer(a, c, 10n), twice, { ...other, isLinked: false }),
  ).toEqual([LINKED, LINKED, LINKED, LINKED, 'id_reused']);
  expect(await ledger.balances(a, b, c)).toEqual([100n, 0n, 0n]);
});

describe('that place and settle holds', () => {
  it('are done together', async () => {
    const [a, b, c] = await threeWallets();
    const hold = aHold(a, b, 100n);
    const links = linked(
      hold,
      aPostHold(hold, [aLeg(a, b, 40n)]),
      aTransfer(a, c, 60n),
      aTransfer(b, c, 40n),
    );
    expect(await ledger.outcomes(...links)).toEqual(Array(4).fill(POSTED));
    expect(await ledger.balances(a, b, c)).toEqual([0n, 0n, 100n]);
  });

  it('leave none behind when they are refused', async () => {
    const [a, b, c] = await threeWallets();
    const hold = aHold(a, b, 100n);
    const failing = aTransfer(c, a, 1n);
    expect(await ledger.outcomes(...linked(hold, failing), aPostHold(hold), aTransfer(a, b, 100n))).toEqual([
      LINKED,
      FUNDS,
      'hold_unknown',
      POSTED,
    ]);
    expect(await ledger.outcomes(aVoidHold(hold))).toEqual(['hold_unknown']);
  });

  it.each<[string, (hold: TransferToPostV1) => TransferToPostV1]>([
    ['posted', (hold) => aPostHold(hold)],
    [
      'posted in part',
      (hold) => aPostHold(hold, [{ ...hold.legs[0]!, amount: { minor: '1', currency: 'MAD' } }]),
    ],
    ['voided', (hold) => aVoidHold(hold)],
  ])('keep one that they would have %s, within the batch and after it', async (_name, settle) => {
    const [a, b, c] = await threeWallets();
    const [early, now] = [aHold(a, b, 50n), aHold(a, b, 50n)];
    await ledger.post(early);
    const failing = () => aTransfer(c, a, 1n);
    expect(
      await ledger.outcomes(
        now,
        ...linked(settle(early), settle(now), failing()),
        ...linked(settle(now), settle(early), failing()),
        aTransfer(a, c, 1n),
      ),
    ).toEqual([POSTED, LINKED, LINKED, FUNDS, LINKED, LINKED, FUNDS, FUNDS]);
    expect([await ledger.available(a), await ledger.held(b)]).toEqual([0n, { out: 0n, in: 100n }]);
    expect(
      await ledger.outcomes(...linked(settle(early), failing()), aVoidHold(early), aPostHold(now)),
    ).toEqual([LINKED, FUNDS, POSTED, POSTED]);
    expect(await ledger.balances(a, b)).toEqual([50n, 50n]);
  });

  it('spend what one of them has set free, or leave it held', async () => {
    const [a, b, c] = await threeWallets();
    const hold = aHold(a, b, 100n);
    await ledger.post(hold);
    expect(await ledger.outcomes(...linked(aVoidHold(hold), aTransfer(a, c, 101n)))).toEqual([LINKED, FUNDS]);
    expect(await ledger.held(b)).toEqual({ out: 0n, in: 100n });
    expect(await ledger.outcomes(...linked(aVoidHold(hold), aTransfer(a, c, 100n)))).toEqual([
      POSTED,
      POSTED,
    ]);
    expect(await ledger.balances(a, b, c)).toEqual([0n, 0n, 100n]);
  });

  it('settle one once', async () => {
    const [a, b] = await threeWallets();
    const hold = aHold(a, b, 10n);
    await ledger.post(hold);
    expect(await ledger.outcomes(...linked(aVoidHold(hold), aPostHold(hold)))).toEqual([
      LINKED,
      'hold_settled',
    ]);
    expect(await ledger.outcomes(aPostHold(hold))).toEqual([POSTED]);
  });
});

it('that reverse leave it undone when they are refused', async () => {
  const [a, b, c] = await threeWallets();
  const [early, now] = [aTransfer(a, b, 20n), aTransfer(a, b, 30n)];
  await ledger.post(early);
  const failing = aTransfer(c, a, 1n);
  const reversals = [aReversal(early), aReversal(now)];
  expect(
    await ledger.outcomes(
      now,
      ...linked(...reversals, failing),
      aReversal(now),
      aReversal(early),
      aReversal(early),
    ),
  ).toEqual([POSTED, LINKED, LINKED, FUNDS, POSTED, POSTED, 'transfer_reversed']);
  expect(await ledger.balances(a, b)).toEqual([100n, 0n]);
});

it('that cannot reverse one do not take it for reversed', async () => {
  const [a, b] = await threeWallets();
  const sale = aTransfer(a, b, 100n);
  await ledger.post(sale, aTransfer(b, ledger.source, 1n));
  expect(await ledger.outcomes(...linked(aReversal(sale), aReversal(sale)))).toEqual([FUNDS, LINKED]);
});

it('are told apart from those of another ask in the same flush', async () => {
  const [a, b, c] = await threeWallets();
  const queue = await ledger.instance();
  const [refused, done] = [
    linked(aTransfer(a, b, 100n), aTransfer(c, a, 1n)),
    linked(aTransfer(a, c, 100n), aTransfer(c, b, 100n)),
  ];
  const answers = await Promise.all([refused, done, refused].map((asked) => queue.post(asked)));
  expect(answers.map((postings) => postings.map(outcomeOf))).toEqual([
    [LINKED, FUNDS],
    [POSTED, POSTED],
    [LINKED, FUNDS],
  ]);
  const flushes = await ledger.dataSource.query<object[]>(
    `select distinct f.first_no from decisions d join flushes f on d.no between f.first_no and f.last_no
       where transfer_id = any($1)`,
    [[...refused, ...done].map(({ transferId }) => transferId)],
  );
  expect(flushes).toHaveLength(1);
  expect(await ledger.balances(a, b, c)).toEqual([0n, 100n, 0n]);
});
