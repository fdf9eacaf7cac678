import { randomUUID } from 'node:crypto';
import type { PostingV1, TransferToPostV1 } from '@hanout/contracts';
import { ProofService } from '../proof/proof.service';
import { aTransfer, outcomeOf, TestLedger } from '../testing/test-ledger';
import type { PostingQueue } from './posting-queue';

/** Two instances at once, with small flushes: what meets in the database is more than one queue can order. */
let ledger: TestLedger;
let instances: PostingQueue[];
beforeAll(async () => {
  ledger = await TestLedger.start();
  const limits = { flushMax: 3, queueMax: 20_000 };
  instances = [await ledger.instance(limits), await ledger.instance(limits), await ledger.instance(limits)];
});
afterAll(async () => {
  const caller = { kind: 'staff' as const, id: randomUUID(), roles: ['auditor' as const] };
  expect(await new ProofService(ledger.dataSource).proveLedger(caller)).toMatchObject({ holds: true });
  await ledger.stop();
});

function postAtOnce(asks: TransferToPostV1[][]): Promise<PostingV1[][]> {
  return Promise.all(asks.map((ask, index) => instances[index % instances.length]!.post(ask)));
}

async function countOutcomes(asks: TransferToPostV1[][]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const outcome of (await postAtOnce(asks)).flat().map(outcomeOf))
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

it('lets exactly as many payments through as there are funds for', async () => {
  const [payer, payee] = [await ledger.wallet(700n), await ledger.wallet()];
  const asks = Array.from({ length: 20 }, () => [aTransfer(payer, payee, 100n)]);
  expect(await countOutcomes(asks)).toEqual({ posted: 7, insufficient_funds: 13 });
  expect([await ledger.balance(payer), await ledger.balance(payee)]).toEqual([0n, 700n]);
});

it('fills an account to its ceiling and not beyond', async () => {
  const capped = await ledger.wallet(0n, { ceilingMinor: '1050' });
  const asks = Array.from({ length: 60 }, () => [aTransfer(ledger.source, capped, 100n)]);
  expect(await countOutcomes(asks)).toEqual({ posted: 10, balance_ceiling: 50 });
  expect(await ledger.balance(capped)).toBe(1_000n);
});

it('posts one id once, however many ask for it at once', async () => {
  const wallet = await ledger.wallet();
  const grant = aTransfer(ledger.source, wallet, 100n);
  expect(await countOutcomes(Array.from({ length: 200 }, () => [grant]))).toEqual({
    posted: 1,
    repeated: 199,
  });
  expect(await ledger.balance(wallet)).toBe(100n);
  expect([
    await ledger.count('transfers', grant.transferId),
    await ledger.count('entries', grant.transferId),
  ]).toEqual([1, 2]);
});

it('gives one id to one of two contents that share no account', async () => {
  for (let round = 0; round < 25; round += 1) {
    const wallets = await Promise.all(Array.from({ length: 6 }, () => ledger.wallet(10n)));
    const transferId = randomUUID();
    const asks = [0, 2, 4].map((at) => [aTransfer(wallets[at]!, wallets[at + 1]!, 10n, transferId)]);
    expect(await countOutcomes(asks)).toEqual({ posted: 1, id_reused: 2 });
    expect(await ledger.count('entries', transferId)).toBe(2);
  }
});

it('goes round in circles in all directions without a deadlock reaching the asker', async () => {
  const wallets = await Promise.all(Array.from({ length: 4 }, () => ledger.wallet(1_000n)));
  const hop = (from: number, to: number) => aTransfer(wallets[from % 4]!, wallets[to % 4]!, 1n);
  const asks = Array.from({ length: 120 }, (_, i) => [
    hop(i, i + 1),
    hop(i + 1, i + 2),
    hop(i + 2, i),
    hop(i + 3, i + 1),
  ]);
  expect(await countOutcomes(asks)).toEqual({ posted: 480 });
  const balances = await Promise.all(wallets.map((wallet) => ledger.balance(wallet)));
  expect(balances.reduce((sum, balance) => sum + balance, 0n)).toBe(4_000n);
});
