import { rows } from '../row';

export const paymentsOperations = rows({
  'payments.quote': { customer: 'own' },
  'payments.create': { customer: 'own' },
  'payments.read': { customer: 'own', merchant: 'own', cashier: 'own', auditor: 'all', finance: 'all' },
  // A cashier sees what was paid in the shop; money goes out by its owner's hand only.
  'payments.refund': { merchant: 'own' },
  'payments.read-wallet': { customer: 'own', merchant: 'own' },
  'payments.read-statement': { customer: 'own', merchant: 'own', cashier: 'own' },
});
