import { reachOf } from '@hanout/access';
import { businessDayOf, isBusinessDay } from '@hanout/calendar';
import type { BillersV1, PaidBillsV1, ReadBillersV1, ReadPaidBillsV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isOpenOn } from './biller';
import { BILLER_ERRORS } from './billers.errors';
import { findBillers, listBillers } from './billers.queries';
import { readBillsOfDay } from './bills.queries';

const PAGE = 100;
const BILLS_PAGE = 500;

/** Whose bills can be paid, and for a biller which were. */
@Injectable()
export class Billers {
  constructor(private readonly dataSource: DataSource) {}

  async read({ caller, limit = PAGE, category, after }: ReadBillersV1): Promise<BillersV1> {
    reachOf(caller, 'payments.read-billers');
    const { manager } = this.dataSource;
    const rows: { now: Date }[] = await manager.query('select now()');
    const day = businessDayOf(rows[0]!.now);
    const found = await listBillers(manager, {
      limit: limit + 1,
      ...(category !== undefined && { category }),
      ...(after !== undefined && { after }),
    });
    const items = found
      .slice(0, limit)
      .map(({ content, isReady }) => ({ ...content, isOpen: isReady && isOpenOn(content, day) }));
    return { items, ...(found.length > limit && { next: items.at(-1)!.code }) };
  }

  /** @throws DomainError `payments.unknown_biller` */
  async readPaid({ caller, limit = BILLS_PAGE, after, ...of }: ReadPaidBillsV1): Promise<PaidBillsV1> {
    reachOf(caller, 'payments.read-paid-bills');
    const { manager } = this.dataSource;
    if (!isBusinessDay(of.day)) throw PLATFORM_ERRORS.error('platform.invalid_input', { field: 'day' });
    if (!(await findBillers(manager, [of.billerCode])).has(of.billerCode))
      throw BILLER_ERRORS.error('payments.unknown_biller', { field: 'billerCode' });
    const page = { ...of, limit: limit + 1, ...(after !== undefined && { after }) };
    const found = await readBillsOfDay(manager, page);
    const items = found.slice(0, limit);
    return { items, ...(found.length > limit && { next: items.at(-1)!.paymentId }) };
  }
}
