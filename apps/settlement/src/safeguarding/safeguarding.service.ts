import { reachOf } from '@hanout/access';
import { addDays, businessDayOf, type Clock } from '@hanout/calendar';
import type {
  ReadSafeguardingHistoryV1,
  ReadSafeguardingV1,
  SafeguardingDayV1,
  SafeguardingHistoryV1,
  SafeguardingProofV1,
} from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { demandRange } from '../day-range';
import { termsOn } from '../terms/terms';
import { readTerms } from '../terms/terms.queries';
import { findProof, listProofs, type ProofRow } from './proofs.queries';
import { SAFEGUARDING_ERRORS } from './safeguarding.errors';
import { POOLED_CURRENCY } from './safeguarding.job';

const DAYS_MAX = 93;

@Injectable()
export class Safeguarding {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `settlement.unknown_proof` */
  async read({ caller, day }: ReadSafeguardingV1): Promise<SafeguardingProofV1> {
    reachOf(caller, 'settlement.read-safeguarding');
    const row = await findProof(this.dataSource.manager, { day, currency: POOLED_CURRENCY });
    if (!row) throw SAFEGUARDING_ERRORS.error('settlement.unknown_proof', { field: 'day' });
    return proofV1(row);
  }

  /** Of a day without a proof it says so. @throws DomainError `settlement.days_wrong` */
  async readHistory({ caller, from, to }: ReadSafeguardingHistoryV1): Promise<SafeguardingHistoryV1> {
    reachOf(caller, 'settlement.read-safeguarding-history');
    demandRange({ from, to }, DAYS_MAX);
    const { manager } = this.dataSource;
    const terms = await readTerms(manager);
    const rows = await listProofs(manager, { from, to, currency: POOLED_CURRENCY });
    const proofs = new Map(rows.map((row) => [row.day, row]));
    const now = this.clock.now();
    const today = businessDayOf(now);
    const items: SafeguardingDayV1[] = [];
    for (let day = to; day >= from; day = addDays(day, -1))
      if (day < today && termsOn(terms, { party: 'platform', day })) items.push(dayV1(day, proofs.get(day)));
    return { madeAt: now.toISOString(), items, holds: items.every(({ state }) => state === 'holds') };
  }
}

function dayV1(day: string, row: ProofRow | undefined): SafeguardingDayV1 {
  if (!row) return { day, state: 'no_proof' };
  const proof = proofV1(row);
  if (proof.holds === undefined) return { day, state: 'waits_for_bank', proof };
  return { day, state: proof.holds ? 'holds' : 'differs', proof };
}

function proofV1(row: ProofRow): SafeguardingProofV1 {
  const money = (minor: string) => ({ minor, currency: row.currency });
  const { bank_minor: bank, in_transit_minor: inTransit, unexplained_minor: unexplained } = row;
  return {
    day: row.day,
    customers: money(row.customers_minor),
    positions: money(row.positions_minor),
    others: money(row.others_minor),
    readAt: row.read_at.toISOString(),
    ...(bank !== null && { bank: money(bank) }),
    ...(inTransit !== null && { inTransit: money(inTransit) }),
    ...(unexplained !== null && { unexplained: money(unexplained), holds: unexplained === '0' }),
  };
}
