import {
  changePreferences,
  listDeliveries,
  readDeliveries,
  readPreferences,
  releaseDelivery,
} from '@hanout/contracts';
import { route } from './route';

export const notificationsRoutes = [
  route({
    method: 'GET',
    path: '/notifications/deliveries',
    ask: readDeliveries,
    operation: 'notifications.read-deliveries',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'GET',
    path: '/notifications/deliveries/about/:about',
    ask: listDeliveries,
    operation: 'notifications.list-deliveries',
    question: ({ caller, params }) => ({ caller, about: params.about }),
  }),
  route({
    method: 'POST',
    path: '/notifications/deliveries/:deliveryId/release',
    ask: releaseDelivery,
    operation: 'notifications.release-delivery',
    question: ({ caller, params, body }) => ({ caller, deliveryId: params.deliveryId, body }),
  }),
  route({
    method: 'GET',
    path: '/preferences',
    ask: readPreferences,
    operation: 'notifications.read-preferences',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'PUT',
    path: '/preferences',
    ask: changePreferences,
    operation: 'notifications.change-preferences',
    question: ({ caller, body }) => ({ caller, body }),
  }),
];
