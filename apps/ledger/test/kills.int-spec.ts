import { randomUUID } from 'node:crypto';
import {
  openAccounts,
  postTransfers,
  proveLedger,
  readBalances,
  type LegV1,
  type PostingV1,
  type TransferToPostV1,
} from '@hanout/contracts';
import { Asks, connectNats, NoAnswer } from '@hanout/messaging';
import { waitFor } from '@hanout/testing';
import type { NatsConnection } from 'nats';
import { checkVerified } from '../src/testing/checks';
import { times } from '../src/testing/race';
import { aHold, aPostHold, aTransfer, aVoidHold, linked } from '../src/testing/test-ledger';
import { LedgerUnderKills } from './ledger-under-kills';

const KILLS = times(4, () => ['service', 'backend', 'service', 'postmaster', 'service'] as const).flat();
const ASKERS = 6;
const FUNDS = 2_000n;

let ledger: LedgerUnderKills;
let connection: NatsConnection;
let asks: Asks;
const mirror = randomUUID();
const wallets = times(30, () => randomUUID());

beforeAll(async () => {
  ledger = await LedgerUnderKills.start();
  connection = await connectNats({ url: ledger.nats.url, name: 'asker' });
  asks = new Asks(connection);
  const accounts = wallets.map((accountId) => ({
    accountId,
    kind: 'customer' as const,
    currency: 'MAD',
    floorMinor: '0',
  }));
  await asks.ask(openAccounts, {
    accounts: [{ accountId: mirror, kind: 'safeguarding_mirror', currency: 'MAD' }, ...accounts],
  });
});
afterAll(async () => {
  await connection.close();
  await ledger.stop();
});

/** Every question that was answered, with its answers. */
const acknowledged: { transfers: TransferToPostV1[]; answers: PostingV1[] }[] = [];
let unanswered = 0;

/** Asks until there is an answer, always with the same ids. */
async function ask(transfers: TransferToPostV1[]): Promise<PostingV1[]> {
  for (;;) {
    try {
      return (await asks.ask(postTransfers, { transfers }, { deadlineMs: 1_000 })).postings;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      unanswered += 1;
    }
  }
}

async function askAndRemember(...transfers: TransferToPostV1[]): Promise<void> {
  acknowledged.push({ transfers, answers: await ask(transfers) });
}

/** Payments, some beyond the funds, pairs that are linked, and holds that are posted or voided. */
async function goOnAsking(asker: number, isOver: () => boolean): Promise<void> {
  for (let round = asker; !isOver(); round += ASKERS) {
    const wallet = (step: number) => wallets[(round * 7 + step * 11) % wallets.length]!;
    const hold = aHold(wallet(0), wallet(1), 20n);
    await askAndRemember(
      ...times(5, (at) => aTransfer(wallet(at), wallet(at + 1), BigInt((round * 31 + at) % 400) + 1n)),
      ...linked(aTransfer(wallet(2), wallet(3), 60n), aTransfer(wallet(3), wallet(4), 1_900n)),
      hold,
    );
    await askAndRemember(round % 3 === 0 ? aVoidHold(hold) : aPostHold(hold));
  }
}

it(`loses nothing and doubles nothing over ${KILLS.length} kills in mid-flush`, async () => {
  await askAndRemember(...wallets.map((wallet) => aTransfer(mirror, wallet, FUNDS)));
  let isOver = false;
  const asking = Promise.all(times(ASKERS, (asker) => goOnAsking(asker, () => isOver)));
  for (const kill of KILLS) {
    const before = acknowledged.length;
    if (kill === 'service') await ledger.killService();
    if (kill === 'backend') await ledger.killBackend();
    if (kill === 'postmaster') await ledger.killPostmaster();
    await waitFor(() => acknowledged.length > before + 50, { what: `answers after the kill of a ${kill}` });
  }
  isOver = true;
  await asking;
  ledger.expectAlive();
  // Kills are worth something only when they cut asks off, before the commit and after it.
  expect(unanswered).toBeGreaterThan(KILLS.length);
  const outcomes = acknowledged.flatMap(({ answers }) => answers.map(({ outcome }) => outcome));
  expect(outcomes).toContain('repeated');

  for (const some of inGroups(acknowledged, 100)) {
    const again = await ask(some.flatMap(({ transfers }) => transfers));
    expect(again).toEqual(
      some
        .flatMap(({ answers }) => answers)
        .map((answer) => (answer.outcome === 'refused' ? answer : { ...answer, outcome: 'repeated' })),
    );
  }
  expect(await balancesNow()).toEqual(balancesTold());
  const decided = await ledger.query('select count(*)::integer as ids from decisions');
  expect(decided).toEqual([{ ids: acknowledged.flatMap(({ transfers }) => transfers).length }]);
  const caller = { kind: 'staff' as const, id: randomUUID(), roles: ['auditor' as const] };
  expect(await asks.ask(proveLedger, { caller })).toMatchObject({ holds: true });
  await checkVerified(ledger);
}, 240_000);

async function balancesNow(): Promise<Record<string, string>> {
  const { balances } = await asks.ask(readBalances, { accountIds: wallets });
  return Object.fromEntries(balances.map(({ accountId, balance }) => [accountId, balance.minor]));
}

/** What the answers say that everybody has. */
function balancesTold(): Record<string, string> {
  const told = new Map<string, bigint>(wallets.map((wallet) => [wallet, 0n]));
  const move = (accountId: string, minor: bigint) => told.set(accountId, (told.get(accountId) ?? 0n) + minor);
  const legsHeld = new Map<string, LegV1[]>();
  for (const { transfers, answers } of acknowledged) {
    transfers.forEach(({ type, transferId, targetId, legs }, at) => {
      if (answers[at]!.outcome === 'refused') return;
      if (type === 'hold') legsHeld.set(transferId, legs);
      const moved = type === 'hold' ? [] : type === 'post_hold' ? legsHeld.get(targetId!)! : legs;
      for (const { debitAccountId, creditAccountId, amount } of moved) {
        move(debitAccountId, -BigInt(amount.minor));
        move(creditAccountId, BigInt(amount.minor));
      }
    });
  }
  return Object.fromEntries(wallets.map((wallet) => [wallet, String(told.get(wallet))]));
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  return times(Math.ceil(items.length / size), (at) => items.slice(at * size, (at + 1) * size));
}
