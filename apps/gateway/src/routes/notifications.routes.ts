import { readDeliveries } from '@hanout/contracts';
import { route } from './route';

export const notificationsRoutes = [
  route({
    method: 'GET',
    path: '/notifications/deliveries',
    ask: readDeliveries,
    roles: ['programme_officer', 'finance', 'auditor', 'administrator'],
    question: ({ caller }) => ({ caller }),
  }),
];
