import { approveSchedule, proposeSchedule, readSchedules, type Role } from '@hanout/contracts';
import { route } from './route';

const PRICING: readonly Role[] = ['finance', 'administrator'];

export const feesRoutes = [
  route({
    method: 'POST',
    path: '/fees/schedules',
    ask: proposeSchedule,
    roles: PRICING,
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'POST',
    path: '/fees/schedules/:scheduleId/approvals',
    ask: approveSchedule,
    roles: PRICING,
    question: ({ caller, params }) => ({ caller, scheduleId: params.scheduleId }),
  }),
  route({
    method: 'GET',
    path: '/fees/schedules',
    ask: readSchedules,
    roles: PRICING,
    question: ({ caller }) => ({ caller }),
  }),
];
