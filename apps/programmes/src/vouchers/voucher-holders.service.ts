import type { InspectedVoucherV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { payeePlace, type Payee } from '../payees/payee';
import { Sealing } from '../sealing/sealing';
import type { Voucher } from './voucher';

/** Whom vouchers are for: opened for the counter that has the code, and for the message to his phone. */
@Injectable()
export class VoucherHolders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: Sealing,
  ) {}

  async describe(voucher: Voucher): Promise<InspectedVoucherV1> {
    const { serial, amountMinor, currency, expiresAt, rosterId, idcs } = voucher;
    const holder = (await this.read(this.dataSource.manager, rosterId, [idcs])).get(idcs)!;
    const { cin, nameAr, nameFr } = holder;
    return {
      serial,
      amount: { minor: amountMinor, currency },
      holder: { cin, nameAr, nameFr },
      ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    };
  }

  /** By the household's number. */
  async read(
    manager: EntityManager,
    rosterId: string,
    idcs: readonly string[],
  ): Promise<Map<string, Payee & { language: string }>> {
    const rows: { idcs: string; language: string; payee: Buffer }[] = await manager.query(
      'select idcs, language, payee from households where roster_id = $1 and idcs = any($2)',
      [rosterId, idcs],
    );
    return new Map(
      rows.map((row) => {
        const plain = this.sealing.open(row.payee, payeePlace(rosterId, row.idcs)).toString();
        return [row.idcs, { ...(JSON.parse(plain) as Payee), language: row.language }];
      }),
    );
  }
}
