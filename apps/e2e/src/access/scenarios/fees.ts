import { randomUUID } from 'node:crypto';
import type { Scenarios } from '../scenario';

export const feesScenarios = {
  'fees.propose-schedule': {
    own: ({ schedule }) => ({ body: { ...schedule, scheduleId: randomUUID() } }),
    others: null,
    absent: null,
  },
  'fees.approve-schedule': {
    own: ({ schedule }) => ({ params: { scheduleId: schedule.scheduleId } }),
    others: null,
    absent: () => ({ params: { scheduleId: randomUUID() } }),
  },
  'fees.read-schedules': { own: () => ({}), others: null, absent: null },
} satisfies Partial<Scenarios<`fees.${string}`>>;
