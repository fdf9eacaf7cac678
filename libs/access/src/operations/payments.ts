import { rows } from '../row';

export const paymentsOperations = rows({
  'payments.make-qr-code': { merchant: 'own', cashier: 'own' },
  'payments.draw-qr-code': { merchant: 'own', cashier: 'own' },
  'payments.read-sale': { merchant: 'own', cashier: 'own' },
  'payments.read-qr-code': { customer: 'own', merchant: 'own' },
  // A shop pays its suppliers.
  'payments.quote': { customer: 'own', merchant: 'own' },
  'payments.create': { customer: 'own', merchant: 'own' },
  // To an account at another network's own system.
  'payments.create-payout': { customer: 'own', merchant: 'own' },
  'payments.read': {
    customer: 'own',
    merchant: 'own',
    cashier: 'own',
    agent: 'own',
    auditor: 'all',
    finance: 'all',
  },
  // What happens to one's own account, as it happens.
  'payments.follow': { customer: 'own', merchant: 'own', cashier: 'own', agent: 'own' },
  // A cashier sees what was paid in the shop; money goes out by its owner's hand only.
  'payments.refund': { merchant: 'own' },
  'payments.request': { customer: 'own', merchant: 'own', cashier: 'own' },
  'payments.approve': { customer: 'own', merchant: 'own' },
  'payments.decline': { customer: 'own', merchant: 'own' },
  'payments.cancel': { customer: 'own', merchant: 'own', cashier: 'own', agent: 'own' },
  'payments.recall': { customer: 'own', merchant: 'own' },
  // The institution's own decision: whoever hears of it may ask; a member of finance who did not ask decides.
  'payments.propose-reversal': { support: 'all', compliance: 'all', finance: 'all' },
  'payments.approve-reversal': { finance: 'all' },
  'payments.reject-reversal': { finance: 'all' },
  'payments.read-reversals': { support: 'all', compliance: 'all', finance: 'all', auditor: 'all' },
  // A payer tells a shop a code; the shop charges by it.
  'payments.make-authorisation-code': { customer: 'own' },
  'payments.charge-authorisation-code': { merchant: 'own', cashier: 'own' },
  'payments.read-requests': { customer: 'own', merchant: 'own' },
  'payments.read-timeline': {
    customer: 'own',
    merchant: 'own',
    cashier: 'own',
    agent: 'own',
    support: 'all',
    auditor: 'all',
    finance: 'all',
  },
  // Staff find any payment; whoever takes part in one reads the statement.
  'payments.find': { support: 'all', auditor: 'all', finance: 'all' },
  'payments.create-standing-order': { customer: 'own', merchant: 'own' },
  'payments.read-standing-orders': { customer: 'own', merchant: 'own' },
  'payments.cancel-standing-order': { customer: 'own', merchant: 'own' },
  // One amount that several are asked for: its maker's, or everybody's who serves in the shop.
  'payments.create-split': { customer: 'own', merchant: 'own', cashier: 'own' },
  'payments.read-split': { customer: 'own', merchant: 'own', cashier: 'own', auditor: 'all', finance: 'all' },
  'payments.cancel-split': { customer: 'own', merchant: 'own', cashier: 'own' },
  // A cashier's time at the till: his own, and of all of them the shop's.
  'payments.open-shift': { cashier: 'own' },
  'payments.close-shift': { cashier: 'own', merchant: 'own' },
  'payments.read-shifts': { cashier: 'own', merchant: 'own' },
  'payments.read-wallet': { customer: 'own', merchant: 'own' },
  // Instead of its tier's: compliance answers for it.
  'payments.propose-wallet-limits': { compliance: 'all', finance: 'all' },
  'payments.approve-wallet-limits': { compliance: 'all' },
  'payments.reject-wallet-limits': { compliance: 'all' },
  'payments.read-wallet-limits': { compliance: 'all', finance: 'all', auditor: 'all' },
  'payments.read-receipt': { customer: 'own', merchant: 'own', cashier: 'own' },
  // An agent's float has its day, too.
  'payments.read-statement': { customer: 'own', merchant: 'own', cashier: 'own', agent: 'own' },
  // Two people of finance pay for a shop: one brings the file, its owner consents, another of finance approves it.
  'payments.create-bulk': { finance: 'all' },
  'payments.send-bulk-file': { finance: 'all' },
  'payments.consent-to-bulk': { merchant: 'own' },
  'payments.approve-bulk': { finance: 'all' },
  'payments.reject-bulk': { finance: 'all' },
  'payments.retry-bulk': { finance: 'all' },
  'payments.read-bulk': { merchant: 'own', finance: 'all', auditor: 'all' },
});
