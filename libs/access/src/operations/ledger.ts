import { rows } from '../row';

export const ledgerOperations = rows({
  'ledger.inspect': { auditor: 'all', finance: 'all' },
  'ledger.prove': { auditor: 'all', finance: 'all', administrator: 'all', programme_officer: 'all' },
});
