import { reachOf } from '@hanout/access';
import { businessDayOf, type Clock } from '@hanout/calendar';
import type {
  LinesPaidV1,
  NetworkName,
  NetworkPositionV1,
  PaymentsCompletedV1,
  PositionsV1,
  ReadPositionsV1,
  VouchersRedeemedV1,
} from '@hanout/contracts';
import { CLOCK } from '@hanout/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { grantMovements, paymentMovements, voucherMovements } from './movements';
import { addMovements, keepNetworkRefs, readPositionRows, type PositionRow } from './positions.queries';

@Injectable()
export class PositionsService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onLinesPaid(fact: LinesPaidV1, manager: EntityManager): Promise<void> {
    return addMovements(manager, grantMovements(fact));
  }

  onVouchersRedeemed(fact: VouchersRedeemedV1, manager: EntityManager): Promise<void> {
    return addMovements(manager, voucherMovements(fact));
  }

  async onPaymentsCompleted({ payments }: PaymentsCompletedV1, manager: EntityManager): Promise<void> {
    await addMovements(manager, payments.flatMap(paymentMovements));
    await keepNetworkRefs(manager, payments);
  }

  async read({ caller, day }: ReadPositionsV1): Promise<PositionsV1> {
    reachOf(caller, 'settlement.read-positions');
    const businessDay = day === 'today' ? businessDayOf(this.clock.now()) : day;
    const rows = await readPositionRows(this.dataSource, businessDay);
    const difference = rows.reduce(
      (sum, row) => sum + BigInt(row.payments_in_minor) - BigInt(row.payments_out_minor),
      0n,
    );
    return { day: businessDay, positions: rows.map(positionOf), paymentsBalance: difference === 0n };
  }
}

function positionOf(row: PositionRow): NetworkPositionV1 {
  const { currency } = row;
  const net = BigInt(row.grants_minor) + BigInt(row.payments_in_minor) - BigInt(row.payments_out_minor);
  return {
    network: row.network as NetworkName,
    grants: { minor: row.grants_minor, currency },
    paymentsIn: { minor: row.payments_in_minor, currency },
    paymentsOut: { minor: row.payments_out_minor, currency },
    net: { minor: net.toString(), currency },
    movements: Number(row.movements),
  };
}
