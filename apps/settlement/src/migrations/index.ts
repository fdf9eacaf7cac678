import { CreatePositions1767225600000 } from './1767225600000-create-positions';
import { KeepLedgerHeads1795478400000 } from './1795478400000-keep-ledger-heads';

export const migrations = [CreatePositions1767225600000, KeepLedgerHeads1795478400000];
