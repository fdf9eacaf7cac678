import { readDeliveries } from '@hanout/contracts';
import { route } from './route';

export const notificationsRoutes = [
  route({
    method: 'GET',
    path: '/notifications/deliveries',
    ask: readDeliveries,
    operation: 'notifications.read-deliveries',
    question: ({ caller }) => ({ caller }),
  }),
];
