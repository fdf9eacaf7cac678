import { rows } from '../row';

export const feesOperations = rows({
  'fees.propose-schedule': { finance: 'all', administrator: 'all' },
  'fees.approve-schedule': { finance: 'all', administrator: 'all' },
  'fees.simulate-schedule': { finance: 'all', administrator: 'all' },
  'fees.read-simulation': { finance: 'all', administrator: 'all', auditor: 'all' },
  'fees.read-schedules': { finance: 'all', administrator: 'all', auditor: 'all' },
  // His own prices and turnover: a cashier's affair neither is.
  'fees.read-fee-steps': { merchant: 'own' },
});
