import { reachOf } from '@hanout/access';
import type { PageRequestV1, VouchersV1 } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { numberCursor } from '../access/cursors';
import type { WaitingLine } from '../disbursements/line-transfers';
import { rosterOf } from '../rosters/rosters.queries';
import { Sealing } from '../sealing/sealing';
import { codePlace, phonePlace } from './places';
import { VoucherHolders } from './voucher-holders.service';
import { makeCode, makeSerial } from './voucher-numbers';
import { readVoucherRules } from './voucher-rulebook';

interface VoucherColumns {
  voucher_id: string;
  serial: string;
  idcs: string;
  code_sealed: Buffer | null;
  amount_minor: string;
  amount_currency: string;
  state: string;
  expires_at: Date | null;
}

/** Cash for households that are not paid to a wallet: a number and a code, on the payment slip or on a phone. */
@Injectable()
export class VouchersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: Sealing,
    private readonly holders: VoucherHolders,
  ) {}

  /** In the transaction that ends the line; the code is hashed to be found by who cashes it, and sealed until it is told. */
  async issue(manager: EntityManager, rosterId: string, lines: readonly WaitingLine[]): Promise<void> {
    if (lines.length === 0) return;
    const { validDays } = await readVoucherRules(manager);
    const idcs = lines.map((line) => line.idcs);
    const holders = await this.holders.read(manager, rosterId, idcs);
    const vouchers = lines.map((line) => {
      const [serial, code, holder] = [makeSerial(), makeCode(), holders.get(line.idcs)!];
      return { line, serial, code, ...(holder.phone !== undefined && { phone: holder.phone }), holder };
    });
    await manager.query(
      `insert into vouchers (roster_id, expires_at, serial, line_id, idcs, code_hash, code_sealed, amount_minor,
                             amount_currency, phone_sealed, language)
       select $1, now() + make_interval(days => $2), *
         from unnest($3::text[], $4::uuid[], $5::text[], $6::bytea[], $7::bytea[], $8::bigint[], $9::text[],
                     $10::bytea[], $11::text[])`,
      [
        rosterId,
        validDays,
        vouchers.map(({ serial }) => serial),
        vouchers.map(({ line }) => line.lineId),
        idcs,
        vouchers.map(({ code }) => this.sealing.keyedHash(code)),
        vouchers.map(({ serial, code }) => this.sealing.seal(code, codePlace(serial))),
        vouchers.map(({ line }) => line.amountMinor.toString()),
        vouchers.map(({ line }) => line.amountCurrency),
        vouchers.map(({ serial, phone }) => phone && this.sealing.seal(phone, phonePlace(serial))),
        vouchers.map(({ holder }) => holder.language),
      ],
    );
  }

  async read({ caller, rosterId, after, limit }: PageRequestV1): Promise<VouchersV1> {
    reachOf(caller, 'programmes.read-vouchers');
    await rosterOf(this.dataSource.manager, rosterId);
    const rows: VoucherColumns[] = await this.dataSource.query(
      `select voucher_id, serial, idcs, case when phone_sealed is null then code_sealed end as code_sealed,
              amount_minor, amount_currency, state, expires_at
         from vouchers where roster_id = $1 and voucher_id > $2 order by voucher_id limit $3`,
      [rosterId, numberCursor(after), limit],
    );
    return {
      items: rows.map((row) => ({
        cursor: row.voucher_id,
        serial: row.serial,
        idcs: row.idcs,
        ...(row.code_sealed && {
          code: this.sealing.open(row.code_sealed, codePlace(row.serial)).toString(),
        }),
        amount: { minor: row.amount_minor, currency: row.amount_currency },
        state: row.state,
        ...(row.expires_at && { expiresAt: row.expires_at.toISOString() }),
      })),
    };
  }
}
