import { rows } from '../row';

export const networksOperations = rows({
  'networks.read-registrations': {
    network: 'network',
    programme_officer: 'all',
    finance: 'all',
    auditor: 'all',
    administrator: 'all',
  },
  'networks.read-payouts': {
    network: 'network',
    support: 'all',
    finance: 'all',
    auditor: 'all',
    administrator: 'all',
  },
  'networks.replay-notice': { support: 'all', administrator: 'all' },
});
