import { CreateSchedules1767225600000 } from './1767225600000-create-schedules';
import { OwnFees1795700300000 } from './1795700300000-own-fees';

export const migrations = [CreateSchedules1767225600000, OwnFees1795700300000];
