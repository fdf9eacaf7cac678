import type { TransferToPostV1 } from '@hanout/contracts';
import {
  aHold,
  aLeg,
  aPostHold,
  aReversal,
  aTransfer,
  aTransferOf,
  aVoidHold,
  outcomeOf,
  TestLedger,
} from '../testing/test-ledger';

let ledger: TestLedger;
beforeAll(async () => (ledger = await TestLedger.start()));
afterAll(() => ledger.stop());

async function aSale() {
  const [payer, payee] = [await ledger.wallet(100n), await ledger.wallet()];
  const fees = await ledger.open({ kind: 'fee_income' });
  const sale = aTransferOf([aLeg(payer, payee, 60n), aLeg(payee, fees, 2n), aLeg(payer, fees, 1n)]);
  expect(await ledger.outcomes(sale)).toEqual(['posted']);
  return { payer, payee, fees, sale, accounts: [payer, payee, fees] };
}

async function legsOf({ transferId }: TransferToPostV1): Promise<unknown[]> {
  return ledger.dataSource.query<object[]>(
    `select l.leg_no, d.account_id as debit, c.account_id as credit, l.amount_minor, l.kind, l.reference
       from legs l join accounts d on d.account_no = l.debit_no join accounts c on c.account_no = l.credit_no
       where transfer_id = $1 order by no`,
    [transferId],
  );
}

it('moves every leg back, from the last to the first, under a kind and reference of its own', async () => {
  const { sale, payer, payee, fees, accounts } = await aSale();
  const reversal = { ...aReversal(sale), kind: 'refund', reference: 'PAY-1' };
  expect(await ledger.outcomes(reversal)).toEqual(['posted']);
  expect(await ledger.balances(...accounts)).toEqual([100n, 0n, 0n]);
  const own = { kind: 'refund', reference: 'PAY-1' };
  expect(await legsOf(reversal)).toEqual([
    { leg_no: 1, debit: fees, credit: payer, amount_minor: '1', ...own },
    { leg_no: 2, debit: fees, credit: payee, amount_minor: '2', ...own },
    { leg_no: 3, debit: payee, credit: payer, amount_minor: '60', ...own },
  ]);
});

it('is done once: again it is a repeat, and another one is refused', async () => {
  const { sale, accounts } = await aSale();
  const reversal = aReversal(sale);
  const [first] = await ledger.post(reversal);
  expect(await ledger.post(reversal, aReversal(sale))).toEqual([
    { ...first, outcome: 'repeated' },
    expect.objectContaining({ outcome: 'refused', reason: 'transfer_reversed' }),
  ]);
  const other = await aSale();
  expect(await ledger.outcomes({ ...reversal, targetId: other.sale.transferId }, sale)).toEqual([
    'id_reused',
    'repeated',
  ]);
  expect(await ledger.balances(...accounts)).toEqual([100n, 0n, 0n]);
});

it('is of a transfer that moved something, and of no reversal', async () => {
  const { sale, payer, payee } = await aSale();
  const reversal = aReversal(sale);
  const refused = aTransfer(payer, payee, 1_000n);
  const [held, posted, voided] = [1n, 2n, 3n].map((minor) => aHold(payer, payee, minor));
  const ended = aVoidHold(voided!);
  await ledger.post(reversal, refused, held!, posted!, aPostHold(posted!), voided!, ended);
  const itself = aReversal(sale);
  const targets = [aTransferOf([]), reversal, refused, held!, posted!, voided!, ended];
  expect(
    await ledger.outcomes(...targets.map(aReversal), { ...itself, targetId: itself.transferId }),
  ).toEqual(Array(8).fill('transfer_unknown'));
});

it('is of what was posted of a hold', async () => {
  const [payer, payee] = [await ledger.wallet(100n), await ledger.wallet()];
  const holds = [aHold(payer, payee, 50n), aHold(payer, payee, 50n)] as const;
  const settlements = [aPostHold(holds[0]), aPostHold(holds[1], [aLeg(payer, payee, 20n)])] as const;
  await ledger.post(...holds, ...settlements);
  expect(await ledger.outcomes(aReversal(settlements[1]))).toEqual(['posted']);
  expect(await ledger.balances(payer, payee)).toEqual([50n, 50n]);
  expect(await ledger.outcomes(aReversal(settlements[0]), aReversal(settlements[0]))).toEqual([
    'posted',
    'transfer_reversed',
  ]);
  expect(await ledger.outcomes(aPostHold(holds[0]))).toEqual(['hold_settled']);
  expect(await ledger.balances(payer, payee)).toEqual([100n, 0n]);
});

it('is refused when the money is gone, and may be asked for again under a new id', async () => {
  const { sale, payee, accounts } = await aSale();
  await ledger.post(aTransfer(payee, ledger.source, 50n));
  const early = aReversal(sale);
  expect(await ledger.outcomes(early)).toEqual(['insufficient_funds']);
  await ledger.post(aTransfer(ledger.source, payee, 50n));
  expect(await ledger.outcomes(early, aReversal(sale), early)).toEqual([
    'insufficient_funds',
    'posted',
    'insufficient_funds',
  ]);
  expect(await ledger.balances(...accounts)).toEqual([100n, 0n, 0n]);
});

it('finds a transfer of its own batch when it comes after it only', async () => {
  const [payer, payee] = [await ledger.wallet(100n), await ledger.wallet()];
  const [sale, hold] = [aTransfer(payer, payee, 60n), aHold(payer, payee, 30n)];
  const [settlement, reversal] = [aPostHold(hold, [aLeg(payer, payee, 20n)]), aReversal(sale)];
  const early = aReversal(sale);
  const asked = [early, sale, reversal, aReversal(sale), aReversal(reversal), hold, settlement, sale, early];
  expect((await ledger.post(...asked, aReversal(settlement), aReversal(hold))).map(outcomeOf)).toEqual([
    'transfer_unknown',
    'posted',
    'posted',
    'transfer_reversed',
    'transfer_unknown',
    'posted',
    'posted',
    'repeated',
    'transfer_unknown',
    'posted',
    'transfer_unknown',
  ]);
  expect(await ledger.balances(payer, payee)).toEqual([100n, 0n]);
});

it('goes through the same accounts more than once', async () => {
  const [a, b] = [await ledger.wallet(10n), await ledger.wallet()];
  const rounds = aTransferOf([aLeg(a, b, 10n), aLeg(b, a, 4n), aLeg(a, b, 4n), aLeg(b, a, 1n)]);
  expect(await ledger.outcomes(rounds, aReversal(rounds))).toEqual(['posted', 'posted']);
  expect(await ledger.balances(a, b)).toEqual([10n, 0n]);
});
