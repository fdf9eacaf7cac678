import type { FundingV1, RosterV1 } from '@hanout/contracts';
import { ApiProblem } from '../api-client';
import type { Payday } from '../payday';
import { count, dirhams, ProgressLine } from '../progress';
import { followRoster } from './follow-roster';

/** The fund receives exactly what is payable; two people who did not bring the roster approve it; then it is paid. */
export async function disburse(payday: Payday, roster: RosterV1): Promise<RosterV1> {
  const payable = String((roster.totals as { payable_minor: number | string }).payable_minor);
  await fund(payday, roster, payable);
  await approve(payday, roster);
  const started = await payday.officer.post<RosterV1>(`/programmes/rosters/${roster.rosterId}/disbursement`);
  const total = (started.disbursement?.walletLines ?? 0) + (started.disbursement?.voucherLines ?? 0);
  const step = new ProgressLine('Grants paid', total);
  const closed = await followRoster(payday.officer, roster.rosterId, ({ state, disbursement }) => {
    step.show((disbursement?.walletsPaid ?? 0) + (disbursement?.vouchersIssued ?? 0));
    return state === 'closed';
  });
  const { walletsPaid, walletsPaidMinor, vouchersIssued, vouchersIssuedMinor, returned } =
    closed.disbursement!;
  step.done(
    `${count(walletsPaid)} wallets ${dirhams(walletsPaidMinor)}, ${count(vouchersIssued)} vouchers ${dirhams(vouchersIssuedMinor)}, ${count(returned)} returned`,
  );
  return closed;
}

async function fund(payday: Payday, { rosterId }: RosterV1, payable: string): Promise<void> {
  const step = new ProgressLine('Programme funded', 1);
  const funding = await payday.firstFinance.post<FundingV1>(`/programmes/${payday.programme}/fundings`, {
    bankReference: `TRESOR-${rosterId}`,
    amount: { minor: payable, currency: 'MAD' },
  });
  step.done(`${dirhams(funding.amount.minor)}${funding.repeated ? ', recorded before' : ''}`);
}

async function approve(payday: Payday, { rosterId }: RosterV1): Promise<void> {
  const step = new ProgressLine('Approved', 2);
  const path = `/programmes/rosters/${rosterId}/approvals`;
  const refusal = await payday.officer.post(path).catch((error: unknown) => error);
  if (!(refusal instanceof ApiProblem))
    throw new Error('the officer who brought the roster could approve it');
  await payday.firstApprover.post(path);
  const roster = await payday.secondApprover.post<RosterV1>(path);
  step.done(`by ${roster.approvedBy.length} people; refused to the officer who brought it (${refusal.code})`);
}
