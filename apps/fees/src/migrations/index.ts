import { CreateSchedules1767225600000 } from './1767225600000-create-schedules';

export const migrations = [CreateSchedules1767225600000];
