import { randomUUID } from 'node:crypto';
import type { BillersV1, BillerV1, ProposalV1 } from '@hanout/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Payday } from '../payday';
import { ProgressLine } from '../progress';

const SAMPLES = join(
  __dirname,
  '..',
  '..',
  '..',
  'apps',
  'payments',
  'src',
  'billers',
  'samples',
  'billers.json',
);

/** Invented billers: one of finance proposes each, another publishes it. */
export async function publishBillers(payday: Payday): Promise<void> {
  const billers = JSON.parse(readFileSync(SAMPLES, 'utf8')) as BillerV1[];
  const step = new ProgressLine('Sample billers, by two people', billers.length);
  const { items } = await payday.firstFinance.get<BillersV1>('/billers');
  const known = new Set(items.map(({ code }) => code));
  const fresh = billers.filter(({ code }) => !known.has(code));
  for (const [place, biller] of fresh.entries()) {
    const proposal = { proposalId: randomUUID(), biller, reason: 'a sample' };
    const { proposalId, contentHash } = await payday.firstFinance.post<ProposalV1>(
      '/biller-proposals',
      proposal,
    );
    const approval = { contentHash, reason: 'a sample' };
    await payday.secondFinance.post(`/biller-proposals/${proposalId}/approval`, approval);
    step.show(place + 1);
  }
  step.done(fresh.length === 0 ? 'published before' : `${fresh.length} published`);
}
