import { readNetworkEnd, type NetworkEndV1, type NetworkWordV1 } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { Asks, NoAnswer } from '@hanout/messaging';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readNetworkRef } from '../collections/collections.queries';
import { readPayout } from '../payouts/payouts.queries';
import type { Payment } from './payment.entity';
import { networkOfPosition } from './payment.transfer';

/** The end of a payout or a collection that is in a network's own system. */
@Injectable()
export class NetworkEnds {
  private readonly logger = new Logger('network ends');

  constructor(
    private readonly dataSource: DataSource,
    private readonly asks: Asks,
  ) {}

  /** Undefined where both ends are ours. */
  async of({ paymentId, payerWalletId, payeeWalletId }: Payment): Promise<NetworkEndV1 | undefined> {
    const { manager } = this.dataSource;
    const paidTo = networkOfPosition(payeeWalletId);
    if (paidTo) {
      const { accountEnd, networkRef: ref } = (await readPayout(manager, paymentId)) ?? {};
      return { network: paidTo, ...(accountEnd && { accountEnd }), ...(ref && { ref }) };
    }
    const network = networkOfPosition(payerWalletId);
    if (!network) return undefined;
    const ref = await readNetworkRef(manager, paymentId);
    return { network, ...(ref && { ref }) };
  }

  /** What was asked and said there. Undefined while its service does not answer: the rest is shown all the same. */
  async words({ network }: NetworkEndV1, paymentId: string): Promise<NetworkWordV1[] | undefined> {
    try {
      return (await this.asks.ask(readNetworkEnd[network], { paymentId })).words;
    } catch (error) {
      if (!(error instanceof NoAnswer) && !(error instanceof DomainError)) throw error;
      this.logger.warn(`what ${network} said of ${paymentId} is not known now: ${error.message}`);
      return undefined;
    }
  }
}
