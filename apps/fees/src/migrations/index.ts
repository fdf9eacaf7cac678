import { CreateSchedules1767225600000 } from './1767225600000-create-schedules';
import { OwnFees1795700300000 } from './1795700300000-own-fees';
import { SimulateSchedules1795800200001 } from './1795800200001-simulate-schedules';
import { PriceByConditions1795800200000 } from './1795800200000-price-by-conditions';

export const migrations = [
  CreateSchedules1767225600000,
  OwnFees1795700300000,
  PriceByConditions1795800200000,
  SimulateSchedules1795800200001,
];
