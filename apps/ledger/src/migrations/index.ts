import { CreateAccounts1767225600000 } from './1767225600000-create-accounts';
import { CreateTransfers1767225660000 } from './1767225660000-create-transfers';
import { PostTransfers1767225720000 } from './1767225720000-post-transfers';

export const migrations = [
  CreateAccounts1767225600000,
  CreateTransfers1767225660000,
  PostTransfers1767225720000,
];
