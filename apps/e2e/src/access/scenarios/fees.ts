import { randomUUID } from 'node:crypto';
import { staff } from '../people';
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
  'fees.simulate-schedule': {
    own: ({ schedule }) => ({
      params: { scheduleId: schedule.scheduleId },
      body: { simulationId: randomUUID() },
    }),
    others: null,
    absent: () => ({ params: { scheduleId: randomUUID() }, body: { simulationId: randomUUID() } }),
  },
  'fees.read-simulation': {
    own: async ({ api, schedule }) => {
      const simulationId = randomUUID();
      const path = `/fees/schedules/${schedule.scheduleId}/simulations`;
      await api.ok(staff('finance'), 'POST', path, { simulationId });
      return { params: { simulationId } };
    },
    others: null,
    absent: () => ({ params: { simulationId: randomUUID() } }),
  },
  'fees.read-schedules': { own: () => ({}), others: null, absent: null },
  // Of the wallet one signed in to: no request can name another.
  'fees.read-fee-steps': { own: () => ({}), others: null, absent: null },
} satisfies Partial<Scenarios<`fees.${string}`>>;
