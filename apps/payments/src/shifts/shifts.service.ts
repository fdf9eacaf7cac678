import { reachOf } from '@hanout/access';
import type { CallerV1, CloseShiftV1, OpenShiftV1, ReadShiftsV1, ShiftsV1, ShiftV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';
import { Money } from '@hanout/money';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { SHIFT_ERRORS } from './shifts.errors';
import {
  endShift,
  findShift,
  insertShift,
  listShifts,
  readSold,
  type Shift,
  type ShiftFilter,
} from './shifts.queries';

const PAGE = 20;

/** When cashiers began and ended, and what they sold meanwhile: for themselves, and for their shop. */
@Injectable()
export class Shifts {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws DomainError `payments.shift_open`, `payments.shift_id_taken` */
  async open({ caller, body: { shiftId } }: OpenShiftV1): Promise<ShiftV1> {
    reachOf(caller, 'payments.open-shift');
    const { manager } = this.dataSource;
    const { merchantCode } = ownOf(caller);
    const cashierId = caller.id;
    if (!(await insertShift(manager, { shiftId, merchantCode, cashierId }))) {
      const before = await findShift(manager, shiftId, { merchantCode, cashierId });
      if (before) return this.shown(before);
      const others = await listShifts(manager, { merchantCode, cashierId }, { after: undefined, max: 1 });
      throw others[0] && !others[0].closedAt
        ? SHIFT_ERRORS.error('payments.shift_open')
        : SHIFT_ERRORS.error('payments.shift_id_taken', { field: 'shiftId' });
    }
    return this.one(shiftId, { merchantCode, cashierId });
  }

  /** @throws DomainError `payments.unknown_shift`, also for one of somebody else */
  async close({ caller, shiftId }: CloseShiftV1): Promise<ShiftV1> {
    reachOf(caller, 'payments.close-shift');
    const whose = ownOf(caller);
    await this.find(shiftId, whose);
    await endShift(this.dataSource.manager, shiftId);
    return this.one(shiftId, whose);
  }

  async read({ caller, after, limit = PAGE }: ReadShiftsV1): Promise<ShiftsV1> {
    reachOf(caller, 'payments.read-shifts');
    // One more than is shown says whether there is another page.
    const found = await listShifts(this.dataSource.manager, ownOf(caller), { after, max: limit + 1 });
    const shifts = found.slice(0, limit);
    return {
      items: await this.allShown(shifts),
      ...(found.length > limit && { next: shifts.at(-1)!.shiftId }),
    };
  }

  private async one(shiftId: string, whose: ShiftFilter): Promise<ShiftV1> {
    return this.shown(await this.find(shiftId, whose));
  }

  private async find(shiftId: string, whose: ShiftFilter): Promise<Shift> {
    const shift = await findShift(this.dataSource.manager, shiftId, whose);
    if (!shift) throw SHIFT_ERRORS.error('payments.unknown_shift');
    return shift;
  }

  private async shown(shift: Shift): Promise<ShiftV1> {
    return (await this.allShown([shift]))[0]!;
  }

  private async allShown(shifts: readonly Shift[]): Promise<ShiftV1[]> {
    const sold = await readSold(
      this.dataSource.manager,
      shifts.map(({ shiftId }) => shiftId),
    );
    const wire = (minor: bigint) => Money.of(minor, WALLET_CURRENCY).toWire();
    return shifts.map(({ shiftId, cashierId, openedAt, closedAt }) => {
      const { sales, soldMinor, refundedMinor } = sold.get(shiftId) ?? NOTHING;
      return {
        shiftId,
        cashierId,
        openedAt: openedAt.toISOString(),
        ...(closedAt && { closedAt: closedAt.toISOString() }),
        sales,
        sold: wire(soldMinor),
        refunded: wire(refundedMinor),
      };
    });
  }
}

const NOTHING = { sales: 0, soldMinor: 0n, refundedMinor: 0n };

/** Of the owner all of the shop, of whoever serves there his own. @throws DomainError `platform.forbidden` */
function ownOf({ id, roles, merchantCode }: CallerV1): ShiftFilter {
  if (merchantCode === undefined) throw PLATFORM_ERRORS.error('platform.forbidden');
  return { merchantCode, ...(!roles.includes('merchant') && { cashierId: id }) };
}
