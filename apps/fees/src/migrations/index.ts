import { CreateSchedules1767225600000 } from './1767225600000-create-schedules';
import { OwnFees1795700300000 } from './1795700300000-own-fees';
import { BillWhatAccrued1795800000000 } from './1795800000000-bill-what-accrued';
import { PriceByConditions1795800200000 } from './1795800200000-price-by-conditions';
import { SimulateSchedules1795800200001 } from './1795800200001-simulate-schedules';
import { AddUpFeesByBand1796000000000 } from './1796000000000-add-up-fees-by-band';
import { ShareOutFees1796000000001 } from './1796000000001-share-out-fees';
import { ParkSimulations1796000000002 } from './1796000000002-park-simulations';
import { ForgetAccruedPayments1796000000003 } from './1796000000003-forget-accrued-payments';

export const migrations = [
  CreateSchedules1767225600000,
  OwnFees1795700300000,
  BillWhatAccrued1795800000000,
  PriceByConditions1795800200000,
  SimulateSchedules1795800200001,
  AddUpFeesByBand1796000000000,
  ShareOutFees1796000000001,
  ParkSimulations1796000000002,
  ForgetAccruedPayments1796000000003,
];
