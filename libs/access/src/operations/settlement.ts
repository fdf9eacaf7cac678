import { rows } from '../row';

/** What networks owe each other; whatever changes it is done by two people of finance. */
export const settlementOperations = rows({
  'settlement.read-ledger-heads': { auditor: 'all' },
  'settlement.read-positions': {
    finance: 'all',
    auditor: 'all',
    administrator: 'all',
    programme_officer: 'all',
  },
  'settlement.read-windows': { finance: 'all', auditor: 'all' },
  'settlement.read-instruction': { finance: 'all', auditor: 'all' },
  'settlement.read-network-statement': { network: 'network', finance: 'all', auditor: 'all' },
  'settlement.import-bank-statement': { finance: 'all' },
  'settlement.import-network-report': { finance: 'all' },
  'settlement.read-match': { finance: 'all', auditor: 'all' },
  'settlement.read-reconciliation': { finance: 'all', auditor: 'all' },
  'settlement.read-breaks': { finance: 'all', auditor: 'all' },
  'settlement.read-break': { finance: 'all', auditor: 'all' },
  'settlement.comment-break': { finance: 'all' },
  'settlement.propose-break-resolution': { finance: 'all' },
  'settlement.read-safeguarding': { finance: 'all', auditor: 'all', administrator: 'all' },
  'settlement.read-safeguarding-history': { finance: 'all', auditor: 'all', administrator: 'all' },
  'settlement.read-terms': { finance: 'all', auditor: 'all' },
  'settlement.propose-match-rules': { finance: 'all' },
  'settlement.propose-terms': { finance: 'all' },
  'settlement.read-proposals': { finance: 'all', auditor: 'all' },
  'settlement.approve-proposal': { finance: 'all' },
  'settlement.reject-proposal': { finance: 'all' },
});
