import { CreateAccounts1767225600000 } from './1767225600000-create-accounts';
import { CreateTransfers1767225660000 } from './1767225660000-create-transfers';
import { PostTransfers1767225720000 } from './1767225720000-post-transfers';
import { LayTheLog1795478400000 } from './1795478400000-lay-the-log';
import { FlushToTheLog1795478460000 } from './1795478460000-flush-to-the-log';
import { OpenAndChangeAccounts1795478520000 } from './1795478520000-open-and-change-accounts';
import { DecideTransfers1795478580000 } from './1795478580000-decide-transfers';
import { CarryTheFirstFormOver1795478640000 } from './1795478640000-carry-the-first-form-over';
import { RememberCrossings1795478700000 } from './1795478700000-remember-crossings';
import { DecideSooner1795564800000 } from './1795564800000-decide-sooner';
import { FollowTiers1795602000000 } from './1795602000000-follow-tiers';
import { ReadTargetsByIndex1796500900000 } from './1796500900000-read-targets-by-index';
import { LookTargetsUp1796700000000 } from './1796700000000-look-targets-up';
import { CompareTargetsByHash1796800000000 } from './1796800000000-compare-targets-by-hash';
import { UpdateAccountsAtOnce1796900000000 } from './1796900000000-update-accounts-at-once';

export const migrations = [
  CreateAccounts1767225600000,
  CreateTransfers1767225660000,
  PostTransfers1767225720000,
  LayTheLog1795478400000,
  FlushToTheLog1795478460000,
  OpenAndChangeAccounts1795478520000,
  DecideTransfers1795478580000,
  CarryTheFirstFormOver1795478640000,
  RememberCrossings1795478700000,
  DecideSooner1795564800000,
  FollowTiers1795602000000,
  ReadTargetsByIndex1796500900000,
  LookTargetsUp1796700000000,
  CompareTargetsByHash1796800000000,
  UpdateAccountsAtOnce1796900000000,
];
