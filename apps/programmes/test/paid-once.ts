import { systemAccountId, type TransferToPostV1 } from '@hanout/contracts';
import { transferIdOf } from '../src/accounts/transfer-id';
import type { generateRoster } from '../src/rosters/testing/roster-generator';
import type { ProgrammesWorld } from './programmes-world';

export const FUND = systemAccountId('programme-fund:tayssir');

export const paysLines = ({ transfers }: { transfers: { kind: string }[] }): boolean =>
  transfers[0]?.kind !== 'fund_deposit';

/** A moment that a spec decides: something waits for it, the spec lets it come. */
export function aMoment() {
  let come: () => void = () => undefined;
  const moment = new Promise<void>((resolve) => (come = resolve));
  return { moment, come };
}

/** Every line is paid, and once: in the ledger, in the rows and counters, and in what is told. */
export async function expectAllPaidOnce(
  world: ProgrammesWorld,
  rosterId: string,
  { expected }: ReturnType<typeof generateRoster>,
): Promise<void> {
  const { wallet, voucher } = expected;
  const closed = await world.untilState(rosterId, 'closed');
  expect(closed.totals).toEqual(expected);
  expect(closed.disbursement).toMatchObject({
    walletsPaid: wallet.households,
    walletsPaidMinor: String(wallet.minor),
    vouchersIssued: voucher.households,
    vouchersIssuedMinor: String(voucher.minor),
    returned: 0,
  });
  expect(world.ledger.balanceOf(FUND)).toBe(0n);
  const told = await world.linesTold();
  expect(told).toHaveLength(wallet.households);
  expect(new Set(told.map(({ lineId }) => lineId)).size).toBe(wallet.households);
  expect(told.reduce((sum, { amount }) => sum + BigInt(amount.minor), 0n)).toBe(BigInt(wallet.minor));
  expect(await world.count('vouchers')).toBe(voucher.households);
  const posted = [...world.ledger.posted.values()];
  const payees = posted.filter(({ kind }) => kind === 'grant').map(payeeOf);
  expect(payees).toHaveLength(wallet.households);
  expect(new Set(payees).size).toBe(wallet.households);
  expect(posted.filter(({ kind }) => kind === 'voucher_issue')).toHaveLength(voucher.households);
}

/**
 * The ledger said no to every attempt of a line but its last, and to nothing else: none was skipped, none was asked for in
 * vain. Answers how many there were.
 */
export async function expectRefusedAttempts(world: ProgrammesWorld): Promise<number> {
  const { rows } = await world.sql.query<{ line_id: string; attempt: number }>(
    'select line_id, attempt from lines',
  );
  const refused = rows.flatMap(({ line_id: lineId, attempt: last }) =>
    Array.from({ length: last }, (_, attempt) => transferIdOf(lineId, attempt)),
  );
  expect(new Set(world.ledger.refused.keys())).toEqual(new Set(refused));
  for (const { line_id: lineId, attempt } of rows)
    expect(world.ledger.posted.has(transferIdOf(lineId, attempt))).toBe(true);
  return refused.length;
}

function payeeOf({ legs }: TransferToPostV1): string | undefined {
  return legs[0]?.creditAccountId;
}
