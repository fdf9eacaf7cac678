import { randomUUID } from 'node:crypto';
import type { PostingV1, TransferToPostV1, TransferV1 } from '@hanout/contracts';
import { expireHolds } from '../holds/holds.queries';
import {
  aHold,
  aHoldOf,
  aLeg,
  aPostHold,
  aReversal,
  aTransfer,
  aTransferOf,
  aVoidHold,
  TestLedger,
} from '../testing/test-ledger';
import { readTransfer } from './transfer.queries';

let ledger: TestLedger;
let payer: string;
let payee: string;
let fees: string;
beforeAll(async () => {
  ledger = await TestLedger.start();
});
beforeEach(async () => {
  [payer, payee, fees] = [await ledger.wallet(100n), await ledger.wallet(), await ledger.open()];
});
afterAll(() => ledger.stop());

const dirhams = (minor: string) => ({ minor, currency: 'MAD' });

/** What was posted, and when. */
async function done(transfer: TransferToPostV1): Promise<{ transferId: string; decidedAt: string }> {
  const [posting] = (await ledger.post(transfer)) as [PostingV1];
  expect(posting).toMatchObject({ outcome: 'posted' });
  return { transferId: posting.transferId, decidedAt: posting.postedAt! };
}

const read = async ({ transferId }: { transferId: string }): Promise<TransferV1> =>
  (await readTransfer(ledger.dataSource, transferId))!;

/** The leg as it was moved, with the balances that it left. */
const moved = (leg: TransferToPostV1['legs'][number], debitAfter: string, creditAfter: string) => ({
  ...leg,
  debitBalanceAfter: dirhams(debitAfter),
  creditBalanceAfter: dirhams(creditAfter),
});

it('tells a posted one with its legs in their order and the balances after each', async () => {
  const legs = [aLeg(payer, payee, 60n), aLeg(payee, fees, 2n)] as const;
  const sale = await done({ ...aTransferOf([...legs]), reference: 'PAY-1' });
  const told = {
    ...sale,
    type: 'post',
    outcome: 'posted',
    kind: 'merchant_payment',
    reference: 'PAY-1',
    legs: [moved(legs[0], '40', '60'), moved(legs[1], '58', '2')],
  };
  expect(await read(sale)).toEqual(told);
  // What comes later changes nothing of it.
  await ledger.post(aTransfer(payee, payer, 58n));
  expect(await read(sale)).toEqual(told);
});

it('tells a refused one with the reason, and no more', async () => {
  const refused = aTransfer(payee, payer, 1n);
  await ledger.post(refused);
  expect(await read(refused)).toEqual({
    transferId: refused.transferId,
    outcome: 'refused',
    reason: 'insufficient_funds',
    decidedAt: expect.stringMatching(/Z$/),
    legs: [],
  });
});

it('tells a reversed one and its reversal of each other', async () => {
  const legs = [aLeg(payer, payee, 60n), aLeg(payee, fees, 2n)] as const;
  const sale = await done(aTransferOf([...legs]));
  const reversal = await done({ ...aReversal(sale), kind: 'refund' });
  expect(await read(sale)).toMatchObject({ type: 'post', endedById: reversal.transferId });
  expect(await read(reversal)).toEqual({
    ...reversal,
    type: 'reverse',
    outcome: 'posted',
    kind: 'refund',
    targetId: sale.transferId,
    legs: [moved(aLeg(fees, payee, 2n), '0', '60'), moved(aLeg(payee, payer, 60n), '0', '100')],
  });
});

describe('a hold', () => {
  const legs = () => [aLeg(payer, payee, 60n), aLeg(payer, fees, 2n)];

  it('is told with what it keeps, and until when', async () => {
    const hold = await done({ ...aHoldOf(legs(), 60), reference: 'PAY-2' });
    expect(await read(hold)).toEqual({
      ...hold,
      type: 'hold',
      outcome: 'posted',
      kind: 'merchant_payment',
      reference: 'PAY-2',
      legs: legs(),
      holdState: 'held',
      holdExpiresAt: new Date(Date.parse(hold.decidedAt) + 60_000).toISOString(),
    });
    const timeless = await done(aHold(payer, payee, 1n));
    expect(await read(timeless)).not.toHaveProperty('holdExpiresAt');
  });

  it('that was posted and its settlement are told of each other', async () => {
    const hold = await done(aHoldOf(legs()));
    const settlement = await done({
      ...aPostHold(hold),
      kind: 'sale',
      reference: 'PAY-3',
    });
    expect(await read(hold)).toMatchObject({
      holdState: 'posted',
      endedById: settlement.transferId,
      legs: legs(),
    });
    expect(await read(settlement)).toEqual({
      ...settlement,
      type: 'post_hold',
      outcome: 'posted',
      kind: 'sale',
      reference: 'PAY-3',
      targetId: hold.transferId,
      legs: [moved(legs()[0]!, '40', '60'), moved(legs()[1]!, '38', '2')],
    });
    const reversal = await done(aReversal(settlement));
    expect(await read(settlement)).toMatchObject({
      type: 'post_hold',
      targetId: hold.transferId,
      endedById: reversal.transferId,
    });
  });

  it('that was posted in part keeps what it was, its settlement tells what was moved', async () => {
    const hold = await done(aHoldOf(legs()));
    const settlement = await done(aPostHold(hold, [aLeg(payer, fees, 1n)]));
    expect(await read(hold)).toMatchObject({ holdState: 'posted', legs: legs() });
    expect((await read(settlement)).legs).toEqual([moved(aLeg(payer, fees, 1n), '99', '1')]);
  });

  it('that was voided and its end are told of each other', async () => {
    const hold = await done(aHoldOf(legs()));
    const end = await done(aVoidHold(hold));
    expect(await read(hold)).toMatchObject({ holdState: 'voided', endedById: end.transferId });
    expect(await read(end)).toEqual({
      ...end,
      type: 'void_hold',
      outcome: 'posted',
      targetId: hold.transferId,
      legs: [],
    });
  });

  it('that expired was ended by nobody', async () => {
    const hold = await done(aHoldOf(legs(), 3_600));
    await ledger.setTime(new Date(Date.parse(hold.decidedAt) + 3_600_000));
    await expireHolds(ledger.dataSource, 10);
    const told = await read(hold);
    expect(told).toMatchObject({ type: 'hold', outcome: 'posted', holdState: 'expired', legs: legs() });
    expect(told).not.toHaveProperty('endedById');
  });
});

it('tells of a batch to each its own', async () => {
  const hold = aHoldOf([aLeg(payer, payee, 10n)]);
  const asked = [
    aTransferOf(Array.from({ length: 16 }, () => aLeg(payer, payee, 1n))),
    hold,
    aTransfer(payee, payer, 1_000n),
    aPostHold(hold),
    aTransferOf([aLeg(payer, payee, 2n), aLeg(payer, fees, 3n)]),
  ];
  await ledger.post(...asked);
  const told = await Promise.all(asked.map(read));
  expect(told.map(({ type, legs }) => [type, legs.map(({ amount }) => amount.minor)])).toEqual([
    ['post', Array(16).fill('1')],
    ['hold', ['10']],
    [undefined, []],
    ['post_hold', ['10']],
    ['post', ['2', '3']],
  ]);
});

it('knows none that nobody asked for', async () => {
  expect(await readTransfer(ledger.dataSource, randomUUID())).toBeUndefined();
});

it('reads by index alone, whatever the size of the ledger', async () => {
  const many = Array.from({ length: 1_000 }, () => aTransfer(ledger.source, payee, 1n));
  for (const batch of [many, many.map(({ legs }) => aTransferOf(legs))]) await ledger.post(...batch);
  await ledger.dataSource.query('analyze');
  const asked = jest.spyOn(ledger.dataSource, 'query');
  await read(many[500]!);
  const [[sql, parameters]] = asked.mock.calls as [[string, unknown[]]];
  asked.mockRestore();
  const plan = JSON.stringify(await ledger.dataSource.query(`explain ${sql}`, parameters));
  expect(plan).toMatch(/Index/);
  expect(plan).not.toMatch(/Seq Scan on (decisions|legs)/);
});
