import { reachOf } from '@hanout/access';
import type { ReadSafeguardingV1, SafeguardingProofV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findProof } from './proofs.queries';
import { SAFEGUARDING_ERRORS } from './safeguarding.errors';
import { POOLED_CURRENCY } from './safeguarding.job';

@Injectable()
export class Safeguarding {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `settlement.unknown_proof` */
  async read({ caller, day }: ReadSafeguardingV1): Promise<SafeguardingProofV1> {
    reachOf(caller, 'settlement.read-safeguarding');
    const row = await findProof(this.dataSource.manager, { day, currency: POOLED_CURRENCY });
    if (!row) throw SAFEGUARDING_ERRORS.error('settlement.unknown_proof', { field: 'day' });
    const money = (minor: string) => ({ minor, currency: row.currency });
    const { bank_minor: bank, in_transit_minor: inTransit, unexplained_minor: unexplained } = row;
    return {
      day,
      customers: money(row.customers_minor),
      positions: money(row.positions_minor),
      others: money(row.others_minor),
      readAt: row.read_at.toISOString(),
      ...(bank !== null && { bank: money(bank) }),
      ...(inTransit !== null && { inTransit: money(inTransit) }),
      ...(unexplained !== null && { unexplained: money(unexplained), holds: unexplained === '0' }),
    };
  }
}
