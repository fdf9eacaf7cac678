import { randomUUID } from 'node:crypto';
import {
  approveBiller,
  proposeBiller,
  type BillerV1,
  type CallerV1,
  type FeeScheduleV1,
} from '@hanout/contracts';
import samples from '../src/billers/samples/billers.json';
import { SCHEDULE, type Stage } from './stage';

export const BILL_SCHEDULE: FeeScheduleV1 = {
  ...SCHEDULE,
  scheduleId: '018d5a3e-6f00-7c21-9a4b-2f1d3c5e7a97',
  product: 'bill_payment',
  payer: 'payer',
  bands: [
    { minMinor: '1', maxMinor: '20000', fixedMinor: '0', bps: 0 },
    { minMinor: '20001', maxMinor: '2000000', fixedMinor: '200', bps: 0 },
  ],
};

export const SAMPLES = samples as BillerV1[];
export const WATER = SAMPLES[0]!;

export const finance = (): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles: ['finance'] });

/** One of finance proposes it, another publishes it. */
export async function publish(stage: Stage, changes: Partial<BillerV1> = {}): Promise<BillerV1> {
  const biller = { ...WATER, ...changes };
  const proposalId = randomUUID();
  const { contentHash } = await stage.asks.ask(proposeBiller, {
    caller: finance(),
    body: { proposalId, biller, reason: 'of this spec' },
  });
  const body = { contentHash, reason: 'seen' };
  await stage.asks.ask(approveBiller, { caller: finance(), proposalId, body });
  return biller;
}
