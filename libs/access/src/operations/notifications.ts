import { rows } from '../row';

export const notificationsOperations = rows({
  'notifications.read-deliveries': {
    programme_officer: 'all',
    finance: 'all',
    auditor: 'all',
    administrator: 'all',
  },
});
