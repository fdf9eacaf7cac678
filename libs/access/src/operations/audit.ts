import { rows } from '../row';

export const auditOperations = rows({
  'audit.read': { auditor: 'all' },
});
