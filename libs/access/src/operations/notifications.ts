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
});
