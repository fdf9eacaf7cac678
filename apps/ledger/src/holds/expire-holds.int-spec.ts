import type { TransferToPostV1 } from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import {
  aHold,
  aHoldOf,
  aLeg,
  aPostHold,
  aTransfer,
  aVoidHold,
  linked,
  TestLedger,
} from '../testing/test-ledger';
import { expireHolds } from './holds.queries';

/** The ledger's clock is set forward, one hour a step: it never goes back. */
let ledger: TestLedger;
let hours = 0;
beforeAll(async () => {
  ledger = await TestLedger.start();
  await letAnHourPass();
});
afterEach(async () => {
  await letAnHourPass();
  await expire();
  expect(await ledger.heldInAll()).toBe(0n);
});
afterAll(() => ledger.stop());

const BEGIN = Date.UTC(2090, 0, 1);
const HOUR_SECONDS = 3_600;
const timeAfter = (passed: number): Date => new Date(BEGIN + passed * HOUR_SECONDS * 1_000);

async function letAnHourPass(): Promise<void> {
  await ledger.setTime(timeAfter((hours += 1)));
}

async function expire(limit = 100): Promise<string[]> {
  return (await expireHolds(ledger.dataSource, limit)).map(({ transferId }) => transferId);
}

const idsOf = (...holds: TransferToPostV1[]): string[] => holds.map(({ transferId }) => transferId);

it('sets free what nobody settled in time, all its legs, and tells when', async () => {
  const [payer, payee, fees] = [await ledger.wallet(100n), await ledger.wallet(), await ledger.open()];
  const hold = aHoldOf([aLeg(payer, payee, 60n), aLeg(payer, fees, 5n)], HOUR_SECONDS);
  await ledger.post(hold);
  expect(await expire()).toEqual([]);
  expect(await ledger.available(payer)).toBe(35n);
  await letAnHourPass();
  expect(await expireHolds(ledger.dataSource, 100)).toEqual([
    { transferId: hold.transferId, expiredAt: timeAfter(hours) },
  ]);
  expect(await ledger.available(payer)).toBe(100n);
  expect([await ledger.held(payee), await ledger.held(fees)]).toEqual(Array(2).fill({ out: 0n, in: 0n }));
  expect(await ledger.outcomes(aTransfer(payer, payee, 100n))).toEqual(['posted']);
  expect(await expire()).toEqual([]);
});

it('is by the clock of the database, also when that is not set', async () => {
  const young = await TestLedger.start();
  const hold = aHold(young.source, await young.wallet(), 1n, 1);
  await young.post(hold, aHold(young.source, await young.wallet(), 1n, 60));
  let expired: string[] = [];
  await waitFor(async () => {
    expired = (await expireHolds(young.dataSource, 100)).map(({ transferId }) => transferId);
    return expired.length > 0;
  });
  expect(expired).toEqual(idsOf(hold));
  expect(await young.heldInAll()).toBe(1n);
  await young.stop();
});

it('refuses a settlement that comes too late, to the millisecond, before the job ran and after', async () => {
  const payer = await ledger.wallet(100n);
  const [late, kept, timeless] = [HOUR_SECONDS, HOUR_SECONDS + 1, undefined].map((seconds) =>
    aHold(payer, ledger.source, 10n, seconds),
  ) as [TransferToPostV1, TransferToPostV1, TransferToPostV1];
  await ledger.post(late, kept, timeless);
  await letAnHourPass();
  expect(await ledger.outcomes(aPostHold(late), aVoidHold(late))).toEqual(['hold_expired', 'hold_expired']);
  expect(await ledger.available(payer)).toBe(70n);
  expect(await expire()).toEqual(idsOf(late));
  expect(await ledger.outcomes(aPostHold(late), aVoidHold(late))).toEqual(['hold_expired', 'hold_expired']);
  expect(await ledger.outcomes(aPostHold(kept), aPostHold(timeless))).toEqual(['posted', 'posted']);
  expect(await ledger.balance(payer)).toBe(80n);
});

it('leaves alone what was settled, and tells again that it was settled', async () => {
  const payer = await ledger.wallet(100n);
  const holds = [aHold(payer, ledger.source, 10n, 1), aHold(payer, ledger.source, 10n, 1)] as const;
  const settlements = [aPostHold(holds[0]), aVoidHold(holds[1])];
  await ledger.post(...holds, ...settlements);
  await letAnHourPass();
  expect(await expire()).toEqual([]);
  expect(await ledger.outcomes(...holds, ...settlements)).toEqual(Array(4).fill('repeated'));
  expect(await ledger.outcomes(...holds.map((hold) => aVoidHold(hold)))).toEqual(
    Array(2).fill('hold_settled'),
  );
});

it('takes a few at a time, those first whose time came first', async () => {
  const wallet = await ledger.wallet();
  const holds = [5, 3, 1, 4, 2].map((seconds) => aHold(ledger.source, wallet, 1n, seconds));
  await ledger.post(...holds);
  await letAnHourPass();
  const [fifth, third, first, fourth, second] = idsOf(...holds);
  expect(await expire(2)).toEqual([first, second]);
  expect(await ledger.held(wallet)).toEqual({ out: 0n, in: 3n });
  expect(await expire(2)).toEqual([third, fourth]);
  expect(await expire(2)).toEqual([fifth]);
});

it('also ends a hold of an account that was frozen meanwhile, which can be closed then', async () => {
  const payer = await ledger.wallet();
  const hold = aHold(ledger.source, payer, 1n, 1);
  await ledger.post(hold);
  await ledger.freeze(payer);
  await letAnHourPass();
  expect(await expire()).toEqual(idsOf(hold));
  await ledger.close(payer);
});

it('comes to no harm by a chain that was undone', async () => {
  const payer = await ledger.wallet(100n);
  const [standing, undone] = [aHold(payer, ledger.source, 10n, 1), aHold(payer, ledger.source, 10n, 1)];
  await ledger.post(standing);
  const failing = aTransfer(payer, ledger.source, 1_000n);
  expect(await ledger.outcomes(...linked(aPostHold(standing), undone, failing))).toEqual([
    'linked_refused',
    'linked_refused',
    'insufficient_funds',
  ]);
  await letAnHourPass();
  expect(await expire()).toEqual(idsOf(standing));
  expect(await ledger.available(payer)).toBe(100n);
});

it('ends what was held over the end of a month', async () => {
  const wallet = await ledger.wallet();
  const hold = aHold(ledger.source, wallet, 1n, 60 * 24 * HOUR_SECONDS);
  await ledger.post(hold);
  hours += 60 * 24;
  await ledger.setTime(timeAfter(hours));
  expect(await expire()).toEqual(idsOf(hold));
  expect(await ledger.outcomes(aPostHold(hold))).toEqual(['hold_expired']);
});
