import { rows } from '../row';

export const paymentsOperations = rows({
  'payments.quote': { customer: 'own' },
  'payments.create': { customer: 'own' },
  'payments.read': { customer: 'own', merchant: 'own', auditor: 'all', finance: 'all' },
  'payments.refund': { merchant: 'own' },
  'payments.read-wallet': { customer: 'own', merchant: 'own' },
  'payments.read-statement': { customer: 'own', merchant: 'own' },
});
