import { randomUUID } from 'node:crypto';
import { waitFor } from '@hanout/testing';
import { expireHolds } from '../holds/holds.queries';
import { ProofService } from '../proof/proof.service';
import { verifyLedger } from '../verification/verify-ledger';
import { tallyOf, times, type Race } from './race';
import { aHold, aLeg, aPostHold, aReversal, aTransfer, aVoidHold, type TestLedger } from './test-ledger';

/**
 * What must be true of a ledger under pressure, as functions that throw when it is not: the races ask them of the ledger
 * as it is, the planted bugs of one that was broken on purpose.
 */

/** Many clients against the funds of one account: exactly as many pay as there are funds for. */
export async function checkFunds(
  race: Race,
  { clients, funds }: { clients: number; funds: number },
): Promise<void> {
  const { ledger } = race;
  const [payer, payee] = [await ledger.wallet(BigInt(funds) * 100n), await ledger.wallet()];
  const outcomes = await race.outcomes(times(clients, () => aTransfer(payer, payee, 100n)));
  const posted = Math.min(clients, funds);
  expect(tallyOf(outcomes)).toEqual({
    ...(posted > 0 && { posted }),
    ...(clients > posted && { insufficient_funds: clients - posted }),
  });
  expect(await ledger.balances(payer, payee)).toEqual([BigInt(funds - posted) * 100n, BigInt(posted) * 100n]);
}

/** One id many times at once: one posting, the same answer for all. */
export async function checkCopies(race: Race, copies: number): Promise<void> {
  const { ledger } = race;
  const wallet = await ledger.wallet();
  const grant = aTransfer(ledger.source, wallet, 100n);
  const answers = (await race.post(times(copies, () => [grant]))).flat();
  expect(tallyOf(answers.map(({ outcome }) => outcome))).toEqual({ posted: 1, repeated: copies - 1 });
  expect(new Set(answers.map(({ postedAt }) => postedAt)).size).toBe(1);
  expect(await ledger.balance(wallet)).toBe(100n);
  expect(await ledger.count('decisions', grant.transferId)).toBe(1);
  expect(await ledger.count('legs', grant.transferId)).toBe(1);
}

/**
 * Holds that are settled and expire around the same moment: each ends once, as its askers were told, and all that is not
 * posted is back. Each is asked to be posted and voided at once; the last ones are left to time.
 */
export async function checkExpiry(race: Race, holds: number): Promise<void> {
  const { ledger } = race;
  const [payer, payee] = [await ledger.wallet(BigInt(holds) * 10n), await ledger.wallet()];
  const placed = times(holds, () => aHold(payer, payee, 10n, 1));
  const answers = (await race.post(placed.map((hold) => [hold]))).flat();
  expect(tallyOf(answers.map(({ outcome }) => outcome))).toEqual({ posted: holds });
  expect(await ledger.held(payer)).toEqual({ out: BigInt(holds) * 10n, in: 0n });

  // Begins before the first one is due, and goes on while the others come due.
  const firstAt = Math.min(...answers.map(({ postedAt }) => Date.parse(postedAt!)));
  await waitFor(() => Date.now() >= firstAt + 970);
  const settled = placed.slice(0, -10).flatMap((hold) => [aPostHold(hold), aVoidHold(hold)]);
  const ended = waitFor(
    async () => {
      await expireHolds(ledger.dataSource, 7);
      const [still] = await ledger.dataSource.query<{ held: number }[]>(
        `select count(*)::integer as held from holds where state = 'held' and transfer_id = any($1)`,
        [placed.map(({ transferId }) => transferId)],
      );
      return still!.held === 0;
    },
    { what: 'every hold to end' },
  );
  const [outcomes] = await Promise.all([race.outcomes(settled), ended]);

  const told = new Map(placed.map(({ transferId }) => [transferId, 'expired']));
  settled.forEach(({ type, targetId }, at) => {
    if (outcomes[at] === 'posted') told.set(targetId!, type === 'post_hold' ? 'posted' : 'voided');
    else expect(['hold_settled', 'hold_expired']).toContain(outcomes[at]);
  });
  const ids = [...told.keys()];
  const ends = await ledger.dataSource.query<{ hold_id: string; ending: string }[]>(
    'select hold_id, ending from hold_ends where hold_id = any($1)',
    [ids],
  );
  expect(ends.map(({ hold_id, ending }) => `${hold_id} ${ending}`).sort()).toEqual(
    [...told].map(([id, ending]) => `${id} ${ending}`).sort(),
  );
  const posted = BigInt([...told.values()].filter((ending) => ending === 'posted').length) * 10n;
  const all = BigInt(holds) * 10n;
  expect(await ledger.balances(payer, payee)).toEqual([all - posted, posted]);
  expect(await Promise.all([payer, payee].map((account) => ledger.held(account)))).toEqual(
    times(2, () => ({ out: 0n, in: 0n })),
  );
}

/** Something of every kind that is written, and every column filled. */
export async function checkChain(ledger: TestLedger): Promise<void> {
  const [payer, payee] = [
    await ledger.wallet(1_000n, { network: 'm2t', ceilingMinor: '9000' }),
    await ledger.wallet(),
  ];
  const reference = 'PAY-1, "first" \\';
  const sale = { ...aTransfer(payer, payee, 100n), reference };
  const [posted, voided] = times(2, () => ({ ...aHold(payer, payee, 50n, 60), reference }));
  const settled = [aPostHold(posted!, [aLeg(payer, payee, 20n)]), aVoidHold(voided!), aReversal(sale)];
  await ledger.post(sale, aTransfer(payee, payer, 101n), posted!, voided!, ...settled);
  await ledger.change(payer, { floorMinor: '-5' });
  await checkVerified(ledger);
}

/** The whole ledger, read and computed anew without the functions of the database, is what they wrote. */
export async function checkVerified(ledger: Pick<TestLedger, 'url'>): Promise<void> {
  const { holds, findings } = await verifyLedger({ databaseUrl: ledger.url });
  expect({ holds, findings }).toEqual({ holds: true, findings: [] });
}

/** So says the quick proof, too. */
export async function checkProof(ledger: TestLedger): Promise<void> {
  const caller = { kind: 'staff' as const, id: randomUUID(), roles: ['auditor' as const] };
  expect(await new ProofService(ledger.dataSource).proveLedger(caller)).toMatchObject({ holds: true });
}
