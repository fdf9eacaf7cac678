import { cancelStandingOrder, createStandingOrder, readStandingOrders } from '@hanout/contracts';
import { route } from './route';

export const standingOrdersRoutes = [
  route({
    method: 'POST',
    path: '/standing-orders',
    ask: createStandingOrder,
    operation: 'payments.create-standing-order',
    question: ({ caller, body }) => ({ caller, body }),
    // With the same id it is the one that was made before.
    status: 200,
  }),
  route({
    method: 'GET',
    path: '/standing-orders',
    ask: readStandingOrders,
    operation: 'payments.read-standing-orders',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'POST',
    path: '/standing-orders/:standingOrderId/cancellation',
    ask: cancelStandingOrder,
    operation: 'payments.cancel-standing-order',
    question: ({ caller, params }) => ({ caller, standingOrderId: params.standingOrderId }),
  }),
];
