import { Audit } from '@hanout/audit';
import { inTransaction } from '@hanout/database';
import { Jobs } from '@hanout/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProgrammesConfig } from '../config';
import { Recipients } from './recipients.service';
import { VoucherMoves } from './voucher-moves.service';
import { lockExpiring } from './vouchers.queries';

const VOUCHERS_MAX = 100;

/** Sends the money of vouchers that nobody redeemed in time back to their programme's fund, and forgets idle phones. */
@Injectable()
export class ExpireVouchersJob implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly moves: VoucherMoves,
    private readonly recipients: Recipients,
    private readonly jobs: Jobs,
    private readonly config: ProgrammesConfig,
  ) {}

  onApplicationBootstrap(): void {
    const everyMs = this.config.voucherJobsEveryMs;
    this.jobs.every({ name: 'expire-vouchers', everyMs }, () => this.expire());
  }

  /** Only begins: what the ledger is asked is asked by the moves, until it answers. */
  private async expire(): Promise<boolean> {
    const vouchers = await inTransaction(this.dataSource, async (manager) => {
      const expiring = await lockExpiring(manager, VOUCHERS_MAX);
      for (const voucher of expiring) await this.moves.begin(manager, voucher, 'return');
      await this.audit.recordAll(
        manager,
        expiring.map(({ serial, state }) => ({
          by: { kind: 'system' as const, id: 'expire-vouchers' },
          operation: 'programmes.expire-voucher',
          subject: { kind: 'voucher', id: serial },
          before: { state },
          after: { state: 'returning' },
        })),
      );
      return expiring;
    });
    await this.recipients.forgetOthers(this.dataSource.manager);
    return vouchers.length === VOUCHERS_MAX;
  }
}
