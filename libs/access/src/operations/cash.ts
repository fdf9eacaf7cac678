import { rows } from '../row';

/** Agents’ floats: how they are filled, and what is done with them at a counter. */
export const cashOperations = rows({
  'payments.read-floats': {
    agent: 'own',
    agent_supervisor: 'own',
    network: 'network',
    finance: 'all',
    auditor: 'all',
  },
  // What is in the drawer is its agent's word; others see the sum with his float.
  'payments.declare-cash': { agent: 'own' },
  'payments.read-drawer': { agent: 'own' },
  'payments.set-low-marks': { agent: 'own' },
  // What a payday will ask of agents: for those who see that they have it.
  'payments.read-cash-forecast': { agent: 'own', network: 'network', finance: 'all', auditor: 'all' },
  // Float for notes between two agents; who asked takes it back by `payments.cancel`.
  'payments.ask-for-float': { agent: 'own' },
  'payments.agree-to-float-swap': { agent: 'own' },
  'payments.refuse-float-swap': { agent: 'own' },
  'payments.read-float-swaps': { agent: 'own' },
  'payments.cash-in': { agent: 'own' },
  // The holder approves on his phone: `payments.approve`.
  'payments.cash-out': { agent: 'own' },
  // His own, and where his network lets him, another's of it.
  'payments.cancel-cash': { agent: 'own' },
  'payments.price-withdrawal': { customer: 'own', merchant: 'own' },
  'payments.make-withdrawal-code': { customer: 'own', merchant: 'own' },
  'payments.redeem-withdrawal-code': { agent: 'own' },
  // Two members of finance: who proposed it does not decide on it, and alone withdraws it.
  'payments.propose-top-up': { finance: 'all' },
  'payments.approve-top-up': { finance: 'all' },
  'payments.reject-top-up': { finance: 'all' },
  'payments.withdraw-top-up': { finance: 'all' },
  // What is found at counters is for those who watch, and not for those who are watched.
  'payments.read-cash-flags': { compliance: 'all', auditor: 'all' },
  'payments.close-cash-flag': { compliance: 'all' },
  'payments.read-top-ups': { finance: 'all', auditor: 'all' },
});
