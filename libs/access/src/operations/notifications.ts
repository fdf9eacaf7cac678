import { rows } from '../row';

export const notificationsOperations = rows({
  'notifications.read-deliveries': {
    programme_officer: 'all',
    finance: 'all',
    auditor: 'all',
    administrator: 'all',
  },
  'notifications.list-deliveries': { support: 'all', auditor: 'all', administrator: 'all' },
  'notifications.release-delivery': { support: 'all', administrator: 'all' },
  'notifications.read-preferences': {
    customer: 'own',
    merchant: 'own',
    cashier: 'own',
    agent: 'own',
    agent_supervisor: 'own',
  },
  'notifications.change-preferences': {
    customer: 'own',
    merchant: 'own',
    cashier: 'own',
    agent: 'own',
    agent_supervisor: 'own',
  },
  'notifications.create-webhook': { merchant: 'own' },
  'notifications.read-webhooks': { merchant: 'own', support: 'all', auditor: 'all', administrator: 'all' },
  'notifications.change-webhook': { merchant: 'own' },
  'notifications.rotate-webhook-secret': { merchant: 'own' },
  'notifications.delete-webhook': { merchant: 'own' },
  'notifications.block-webhook': { support: 'all', administrator: 'all' },
  'notifications.read-webhook-deliveries': {
    merchant: 'own',
    support: 'all',
    auditor: 'all',
    administrator: 'all',
  },
  'notifications.redeliver-webhook': { merchant: 'own', support: 'all', administrator: 'all' },
  'notifications.test-webhook': { merchant: 'own' },
});
