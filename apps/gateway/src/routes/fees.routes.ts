import {
  approveSchedule,
  proposeSchedule,
  readFeeSteps,
  readSchedules,
  readSimulation,
  simulateSchedule,
} from '@hanout/contracts';
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
  route({
    method: 'POST',
    path: '/fees/schedules/:scheduleId/simulations',
    ask: simulateSchedule,
    operation: 'fees.simulate-schedule',
    question: ({ caller, params, body }) => ({ caller, scheduleId: params.scheduleId, body }),
  }),
  route({
    method: 'GET',
    path: '/fees/simulations/:simulationId',
    ask: readSimulation,
    operation: 'fees.read-simulation',
    question: ({ caller, params }) => ({ caller, simulationId: params.simulationId }),
  }),
  route({
    method: 'GET',
    path: '/wallet/fees',
    ask: readFeeSteps,
    operation: 'fees.read-fee-steps',
    question: ({ caller, query }) => ({ caller, ...(query.month !== undefined && { month: query.month }) }),
  }),
];
