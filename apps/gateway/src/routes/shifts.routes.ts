import { closeShift, openShift, readShifts } from '@hanout/contracts';
import { route } from './route';

/** A cashier’s time at the till. */
export const shiftsRoutes = [
  route({
    method: 'POST',
    path: '/shifts',
    ask: openShift,
    operation: 'payments.open-shift',
    // With the same id it is the one that was opened before.
    status: 200,
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'POST',
    path: '/shifts/:shiftId/closing',
    ask: closeShift,
    operation: 'payments.close-shift',
    question: ({ caller, params }) => ({ caller, shiftId: params.shiftId }),
  }),
  route({
    method: 'GET',
    path: '/shifts',
    ask: readShifts,
    operation: 'payments.read-shifts',
    question: ({ caller, query }) => ({
      caller,
      ...(query.after !== undefined && { after: query.after }),
      ...(query.limit !== undefined && { limit: Number(query.limit) }),
    }),
  }),
];
