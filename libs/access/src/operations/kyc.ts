import { rows } from '../row';

/** Tiers, and the cases in which a holder shows what a higher one asks for. */
export const kycOperations = rows({
  'identity.read-tiers': {
    customer: 'all',
    merchant: 'all',
    agent: 'all',
    agent_supervisor: 'all',
    network: 'all',
    support: 'all',
    compliance: 'all',
    finance: 'all',
    auditor: 'all',
    administrator: 'all',
  },
  'identity.propose-tier': { administrator: 'all' },
  'identity.open-kyc-case': { customer: 'own', merchant: 'own', agent: 'network', network: 'network' },
  'identity.read-kyc-case': {
    customer: 'own',
    merchant: 'own',
    agent: 'network',
    network: 'network',
    compliance: 'all',
  },
  'identity.submit-kyc-case': { customer: 'own', merchant: 'own', agent: 'network', network: 'network' },
  'identity.withdraw-kyc-case': { customer: 'own', merchant: 'own', agent: 'network', network: 'network' },
  'identity.add-kyc-evidence': { customer: 'own', merchant: 'own', agent: 'network', network: 'network' },
  'identity.list-kyc-evidence': {
    customer: 'own',
    merchant: 'own',
    agent: 'network',
    network: 'network',
    compliance: 'all',
  },
  // The pictures themselves are for those who judge them.
  'identity.read-kyc-evidence': { compliance: 'all' },
  'identity.review-kyc-case': { compliance: 'all' },
  'identity.read-overdue-kyc-cases': { compliance: 'all', auditor: 'all' },
});
