import { rows } from '../row';

export const settlementOperations = rows({
  'settlement.read-ledger-heads': { auditor: 'all' },
  'settlement.read-positions': {
    finance: 'all',
    auditor: 'all',
    administrator: 'all',
    programme_officer: 'all',
  },
});
