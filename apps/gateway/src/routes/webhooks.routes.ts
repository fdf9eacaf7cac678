import {
  blockWebhook,
  changeWebhook,
  createWebhook,
  deleteWebhook,
  listWebhookDeliveries,
  listWebhooks,
  readWebhook,
  redeliverWebhook,
  rotateWebhookSecret,
  testWebhook,
} from '@hanout/contracts';
import { route, type Reply } from './route';

/** A secret is in these answers. */
const unstored =
  (status: number) =>
  (body: object): Reply => ({ status, body, headers: { 'cache-control': 'no-store' } });

export const webhooksRoutes = [
  route({
    method: 'POST',
    path: '/webhooks',
    ask: createWebhook,
    operation: 'notifications.create-webhook',
    question: ({ caller, body }) => ({ caller, body }),
    reply: unstored(200),
  }),
  route({
    method: 'GET',
    path: '/webhooks',
    ask: listWebhooks,
    operation: 'notifications.read-webhooks',
    question: ({ caller, query: { merchantCode, after } }) => ({
      caller,
      ...(merchantCode !== undefined && { merchantCode }),
      ...(after !== undefined && { after }),
    }),
  }),
  route({
    method: 'GET',
    path: '/webhooks/:endpointId',
    ask: readWebhook,
    operation: 'notifications.read-webhooks',
    question: ({ caller, params }) => ({ caller, endpointId: params.endpointId }),
  }),
  route({
    method: 'PUT',
    path: '/webhooks/:endpointId',
    ask: changeWebhook,
    operation: 'notifications.change-webhook',
    question: ({ caller, params, body }) => ({ caller, endpointId: params.endpointId, body }),
  }),
  route({
    method: 'DELETE',
    path: '/webhooks/:endpointId',
    ask: deleteWebhook,
    operation: 'notifications.delete-webhook',
    question: ({ caller, params }) => ({ caller, endpointId: params.endpointId }),
  }),
  route({
    method: 'POST',
    path: '/webhooks/:endpointId/secret',
    ask: rotateWebhookSecret,
    operation: 'notifications.rotate-webhook-secret',
    question: ({ caller, params, body }) => ({ caller, endpointId: params.endpointId, body }),
    reply: unstored(200),
  }),
  route({
    method: 'PUT',
    path: '/webhooks/:endpointId/block',
    ask: blockWebhook,
    operation: 'notifications.block-webhook',
    question: ({ caller, params, body }) => ({ caller, endpointId: params.endpointId, body }),
  }),
  route({
    method: 'POST',
    path: '/webhooks/:endpointId/tests',
    ask: testWebhook,
    operation: 'notifications.test-webhook',
    question: ({ caller, params, body }) => ({ caller, endpointId: params.endpointId, body }),
    status: 202,
  }),
  route({
    method: 'GET',
    path: '/webhooks/:endpointId/deliveries',
    ask: listWebhookDeliveries,
    operation: 'notifications.read-webhook-deliveries',
    question: ({ caller, params, query: { after } }) => ({
      caller,
      endpointId: params.endpointId,
      ...(after !== undefined && { after }),
    }),
  }),
  route({
    method: 'POST',
    path: '/webhooks/:endpointId/deliveries/:deliveryId/redelivery',
    ask: redeliverWebhook,
    operation: 'notifications.redeliver-webhook',
    question: ({ caller, params, body }) => ({
      caller,
      endpointId: params.endpointId,
      deliveryId: params.deliveryId,
      body,
    }),
    status: 202,
  }),
];
