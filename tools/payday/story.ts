import type { Payday } from './payday';
import { dirhams } from './progress';
import { buy } from './steps/buy';
import { disburse } from './steps/disburse';
import { enrolMerchants } from './steps/enrol-merchants';
import { enrolPayees } from './steps/enrol-payees';
import { loadRoster } from './steps/load-roster';
import { publishBillers } from './steps/publish-billers';
import { publishFees } from './steps/publish-fees';
import { openCounters } from './steps/open-counters';
import { showProof } from './steps/show-proof';
import { showStatement } from './steps/show-statement';

/** A payday from the ministry's files to a shopkeeper's statement. Every step may be repeated: nothing happens twice. */
export async function tellPayday(payday: Payday): Promise<void> {
  const startedAt = Date.now();
  console.log(`A payday of ${payday.programme} by the rules ${payday.ruleSet}, from ${payday.folder}\n`);
  const roster = await loadRoster(payday);
  if (roster.state === 'closed') {
    const { walletsPaid, vouchersIssued, walletsPaidMinor, vouchersIssuedMinor } = roster.disbursement!;
    const paid = dirhams(BigInt(walletsPaidMinor) + BigInt(vouchersIssuedMinor));
    console.log(
      `  This roster was paid before: ${walletsPaid} wallets and ${vouchersIssued} vouchers, ${paid}. Nobody is paid twice.\n`,
    );
    await showProof(payday, roster);
    return;
  }
  await publishFees(payday);
  await publishBillers(payday);
  const merchants = await enrolMerchants(payday);
  await openCounters(payday, merchants);
  await enrolPayees(payday, roster);
  const closed = await disburse(payday, roster);
  if (payday.families > 0) {
    const busiest = await buy(payday, closed, merchants);
    await showStatement(payday, busiest);
  }
  await showProof(payday, closed);
  console.log(`  The payday took ${Math.round((Date.now() - startedAt) / 1_000)} s.\n`);
}
