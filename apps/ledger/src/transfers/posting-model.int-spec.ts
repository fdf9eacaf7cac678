import { randomInt, randomUUID } from 'node:crypto';
import type { TransferToPostV1 } from '@hanout/contracts';
import fc from 'fast-check';
import { LedgerModel, type ModelAccount } from '../testing/ledger-model';
import { aLeg, aTransferOf, outcomeOf, TestLedger } from '../testing/test-ledger';

const seed = randomInt(2 ** 31);
const runs = 150;

let ledger: TestLedger;
beforeAll(async () => (ledger = await TestLedger.start()));
afterAll(() => ledger.stop());

/** Few accounts, ids and amounts, so that they meet often. Place 7 is an account that does not exist. */
const accountKinds: Omit<ModelAccount, 'accountId'>[] = [
  { currency: 'MAD', isFrozen: false },
  { currency: 'MAD', isFrozen: false, floorMinor: 0n },
  { currency: 'MAD', isFrozen: false, floorMinor: 0n, ceilingMinor: 300n },
  { currency: 'MAD', isFrozen: false, floorMinor: -50n, ceilingMinor: 100n },
  { currency: 'MAD', isFrozen: false, floorMinor: 0n },
  { currency: 'MAD', isFrozen: true },
  { currency: 'EUR', isFrozen: false },
];
const place = fc.oneof({ weight: 30, arbitrary: fc.nat(4) }, { weight: 3, arbitrary: fc.nat(7) });
const leg = fc.record({
  from: place,
  to: place,
  minor: fc.bigInt({ min: 1n, max: 200n }),
  currency: fc.oneof(
    { weight: 30, arbitrary: fc.constant('MAD') },
    { weight: 1, arbitrary: fc.constant('EUR') },
  ),
});
const transfer = fc.record({
  id: fc.nat(40),
  kind: fc.constantFrom('grant', 'refund'),
  legs: fc.oneof(
    { weight: 3, arbitrary: fc.array(leg, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(leg, { minLength: 1, maxLength: 5 }) },
  ),
  isSentTwice: fc.nat(9).map((dice) => dice === 0),
});
const batches = fc.array(fc.array(transfer, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 5 });

async function openAccounts(): Promise<ModelAccount[]> {
  const accounts: ModelAccount[] = [];
  for (const kind of accountKinds) {
    const accountId = await ledger.open({
      currency: kind.currency,
      floorMinor: kind.floorMinor?.toString(),
      ceilingMinor: kind.ceilingMinor?.toString(),
    });
    if (kind.isFrozen) await ledger.freeze(accountId);
    accounts.push({ accountId, ...kind });
  }
  return accounts;
}

async function historyOf(accountId: string): Promise<bigint[]> {
  const rows = await ledger.dataSource.query<{ balance_after_minor: string }[]>(
    'select balance_after_minor from entries where account_id = $1 order by posted_at, entry_id',
    [accountId],
  );
  return rows.map((row) => BigInt(row.balance_after_minor));
}

it(`decides like the model, transfer by transfer (seed ${seed})`, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(batches, async (drawn) => {
      const accounts = await openAccounts();
      const ids = Array.from({ length: 41 }, () => randomUUID());
      const idOf = (at: number): string => accounts[at]?.accountId ?? ids[0]!;
      const model = new LedgerModel(new Map(accounts.map((account) => [account.accountId, account])));
      for (const batch of drawn) {
        const transfers = batch.flatMap(({ id, kind, legs, isSentTwice }): TransferToPostV1[] => {
          const asked = legs.map((one) => aLeg(idOf(one.from), idOf(one.to), one.minor, one.currency));
          const one = { ...aTransferOf(asked, ids[id]), kind };
          return isSentTwice ? [one, one] : [one];
        });
        const outcomes = (await ledger.post(...transfers)).map(outcomeOf);
        expect(outcomes).toEqual(transfers.map((one) => model.decide(one)));
        outcomes.forEach((outcome) => seen.add(outcome));
      }
      for (const { accountId } of accounts) {
        expect(await ledger.balance(accountId)).toBe(model.balances.get(accountId));
        expect(await historyOf(accountId)).toEqual(model.histories.get(accountId));
      }
    }),
    { seed, numRuns: runs },
  );
  // The draw is worth something only when it meets every outcome.
  expect([...seen].sort()).toEqual([
    'account_frozen',
    'balance_ceiling',
    'currency_mismatch',
    'id_reused',
    'insufficient_funds',
    'posted',
    'repeated',
    'same_account',
    'unknown_account',
  ]);
});
