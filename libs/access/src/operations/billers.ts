import { rows } from '../row';

/** Whose bills can be paid, by two people of finance; paying one is a payment like any other. */
export const billersOperations = rows({
  'payments.read-billers': {
    customer: 'all',
    merchant: 'all',
    agent: 'all',
    support: 'all',
    finance: 'all',
    auditor: 'all',
  },
  'payments.propose-biller': { finance: 'all' },
  'payments.read-biller-proposals': { finance: 'all', auditor: 'all' },
  'payments.approve-biller': { finance: 'all' },
  'payments.reject-biller': { finance: 'all' },
  // With whole references: only for those who tell the biller.
  'payments.read-paid-bills': { finance: 'all', auditor: 'all' },
});
