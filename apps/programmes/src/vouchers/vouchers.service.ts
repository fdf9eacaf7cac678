import { reachOf } from '@hanout/access';
import type { PageRequestV1, VouchersV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { numberCursor } from '../access/cursors';
import type { WaitingLine } from '../disbursements/line-transfers';
import { rosterOf } from '../rosters/rosters.queries';
import { Sealing } from '../sealing/sealing';
import { makeCode, makeSerial } from './voucher-numbers';

interface VoucherColumns {
  voucher_id: string;
  serial: string;
  idcs: string;
  code_sealed: Buffer;
  amount_minor: string;
  amount_currency: string;
  state: string;
}

/** Cash for households without a phone: a number and a code, given out with the payment slip. */
@Injectable()
export class VouchersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: Sealing,
  ) {}

  /** In the transaction that ends the line; the code is stored sealed, and hashed to be found by who cashes it. */
  async issue(manager: EntityManager, rosterId: string, lines: readonly WaitingLine[]): Promise<void> {
    if (lines.length === 0) return;
    const vouchers = lines.map((line) => ({ line, serial: makeSerial(), code: makeCode() }));
    await manager.query(
      `insert into vouchers (roster_id, serial, line_id, idcs, code_hash, code_sealed, amount_minor, amount_currency)
       select $1, * from unnest($2::text[], $3::uuid[], $4::text[], $5::bytea[], $6::bytea[], $7::bigint[], $8::text[])`,
      [
        rosterId,
        vouchers.map(({ serial }) => serial),
        vouchers.map(({ line }) => line.lineId),
        vouchers.map(({ line }) => line.idcs),
        vouchers.map(({ code }) => this.sealing.keyedHash(code)),
        vouchers.map(({ serial, code }) => this.sealing.seal(code, codePlace(serial))),
        vouchers.map(({ line }) => line.amountMinor.toString()),
        vouchers.map(({ line }) => line.amountCurrency),
      ],
    );
  }

  async read({ caller, rosterId, after, limit }: PageRequestV1): Promise<VouchersV1> {
    reachOf(caller, 'programmes.read-vouchers');
    await rosterOf(this.dataSource.manager, rosterId);
    const rows: VoucherColumns[] = await this.dataSource.query(
      `select voucher_id, serial, idcs, code_sealed, amount_minor, amount_currency, state from vouchers
        where roster_id = $1 and voucher_id > $2 order by voucher_id limit $3`,
      [rosterId, numberCursor(after), limit],
    );
    return {
      items: rows.map((row) => ({
        cursor: row.voucher_id,
        serial: row.serial,
        idcs: row.idcs,
        code: this.sealing.open(row.code_sealed, codePlace(row.serial)).toString(),
        amount: { minor: row.amount_minor, currency: row.amount_currency },
        state: row.state,
      })),
    };
  }
}

function codePlace(serial: string): string {
  return `voucher:${serial}`;
}
