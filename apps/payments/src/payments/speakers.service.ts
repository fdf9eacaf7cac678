import { Audit } from '@hanout/audit';
import { networkService, type NetworkName } from '@hanout/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PAYMENT_ERRORS } from './payments.errors';

/**
 * The service of a network speaks for that network and no other. Who says something is known by the subject, which the broker
 * lets nobody else use; what it says must name the same network.
 */
@Injectable()
export class Speakers {
  private readonly logger = new Logger('speakers');

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** @throws DomainError `payments.speaks_for_another`; it stands in the trail, and nothing else has changed */
  async demand(speaker: NetworkName, said: { network: NetworkName }, operation: string): Promise<void> {
    const { network } = said;
    if (network === speaker) return;
    this.logger.error(`${networkService(speaker)} speaks for ${network}: ${operation} is refused`);
    // Outside of what is rolled back.
    await this.audit.record(this.dataSource.manager, {
      by: { kind: 'system', id: networkService(speaker) },
      operation,
      subject: { kind: 'network', id: network },
      reason: 'speaks_for_another',
    });
    throw PAYMENT_ERRORS.error('payments.speaks_for_another', { field: 'network' });
  }
}
