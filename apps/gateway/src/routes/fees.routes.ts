import { approveSchedule, proposeSchedule, readSchedules } from '@hanout/contracts';
import { route } from './route';

export const feesRoutes = [
  route({
    method: 'POST',
    path: '/fees/schedules',
    ask: proposeSchedule,
    operation: 'fees.propose-schedule',
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'POST',
    path: '/fees/schedules/:scheduleId/approvals',
    ask: approveSchedule,
    operation: 'fees.approve-schedule',
    question: ({ caller, params }) => ({ caller, scheduleId: params.scheduleId }),
  }),
  route({
    method: 'GET',
    path: '/fees/schedules',
    ask: readSchedules,
    operation: 'fees.read-schedules',
    question: ({ caller }) => ({ caller }),
  }),
];
