import type { LedgerProofV1, PositionsV1, RosterV1 } from '@hanout/contracts';
import type { Payday } from '../payday';
import { count, dirhams } from '../progress';
import { table } from '../table';

/** Everything read again: the sum of the ledger, every balance against its entries, the fund against what was payable. */
export async function showProof(payday: Payday, roster: RosterV1): Promise<void> {
  const proof = await payday.auditor.get<LedgerProofV1>('/ledger/proof');
  const {
    walletsPaid,
    walletsPaidMinor,
    walletLines,
    vouchersIssued,
    vouchersIssuedMinor,
    voucherLines,
    returned,
  } = roster.disbursement!;
  const payable = BigInt((roster.totals as { payable_minor: number | string }).payable_minor);
  const paid = BigInt(walletsPaidMinor) + BigInt(vouchersIssuedMinor);
  const checks: [string, string, boolean][] = [
    [
      'Sum of all balances',
      proof.sums.map((sum) => dirhams(sum.minor)).join(', '),
      proof.sums.every((sum) => sum.minor === '0'),
    ],
    [
      'Balances that differ from their entries',
      `${proof.accountsOff} of ${count(proof.accounts)}`,
      proof.accountsOff === '0',
    ],
    ['Accounts below floor or above ceiling', proof.accountsOutOfBounds, proof.accountsOutOfBounds === '0'],
    [
      'Transfers whose legs differ',
      `${proof.transfersUnbalanced} of ${count(proof.transfers)}`,
      proof.transfersUnbalanced === '0',
    ],
    ['Payable by the rules', dirhams(payable), true],
    ['Paid to wallets and vouchers', dirhams(paid), paid === payable || returned > 0],
    [
      'Lines paid',
      `${count(walletsPaid + vouchersIssued)} of ${count(walletLines + voucherLines)}`,
      walletsPaid + vouchersIssued + returned === walletLines + voucherLines,
    ],
    ['Lines given back to the programme', count(returned), true],
  ];
  console.log(
    table(
      ['The proof', '', ''],
      checks.map(([what, value, holds]) => [what, value, holds ? '✓' : '✗']),
    ),
  );
  const kinds = new Map<string, { accounts: bigint; minor: bigint }>();
  for (const total of proof.totals) {
    const known = kinds.get(total.kind) ?? { accounts: 0n, minor: 0n };
    kinds.set(total.kind, {
      accounts: known.accounts + BigInt(total.accounts),
      minor: known.minor + BigInt(total.balance.minor),
    });
  }
  const rows = [...kinds].map(([kind, { accounts, minor }]) => [kind, count(accounts), dirhams(minor)]);
  console.log(`\n${table(['Where the money is', 'accounts', 'balance'], rows)}`);
  await showPositions(payday);
  if (!proof.holds || checks.some(([, , holds]) => !holds)) throw new Error('the proof does not hold');
}

async function showPositions(payday: Payday): Promise<void> {
  const { positions } = await payday.auditor.get<PositionsV1>('/settlement/positions/today');
  const rows = positions.map((one) => [
    one.network,
    dirhams(one.grants.minor),
    dirhams(one.paymentsIn.minor),
    dirhams(one.paymentsOut.minor),
    dirhams(one.net.minor),
  ]);
  console.log(`\n${table(['Networks today', 'grants in', 'from others', 'to others', 'net'], rows)}\n`);
}
