import { Injectable } from '@nestjs/common';
import { reachOf } from '@hanout/access';
import type {
  AppointmentV1,
  CashiersV1,
  DismissCashierV1,
  InviteCashierV1,
  ReadCashiersV1,
} from '@hanout/contracts';
import { Appointments } from '../appointments/appointments.service';
import { shopOf } from './merchants.service';

/** Those who serve in a shop: they see its payments and change nothing. */
@Injectable()
export class Cashiers {
  constructor(private readonly appointments: Appointments) {}

  async read({ caller }: ReadCashiersV1): Promise<CashiersV1> {
    reachOf(caller, 'identity.read-cashiers');
    return { items: await this.appointments.read({ role: 'cashier', walletId: shopOf(caller) }) };
  }

  invite({ caller, body }: InviteCashierV1): Promise<AppointmentV1> {
    reachOf(caller, 'identity.invite-cashier');
    return this.appointments.invite({
      caller,
      operation: 'identity.invite-cashier',
      post: { role: 'cashier', walletId: shopOf(caller) },
      invitation: body,
    });
  }

  dismiss({ caller, appointmentId }: DismissCashierV1): Promise<AppointmentV1> {
    reachOf(caller, 'identity.dismiss-cashier');
    return this.appointments.dismiss({
      caller,
      operation: 'identity.dismiss-cashier',
      appointmentId,
      mayDismiss: (post) => post.role === 'cashier' && post.walletId === shopOf(caller),
    });
  }
}
