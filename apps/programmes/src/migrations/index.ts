import { CreateProposals1795601000000 } from '@hanout/two-person';
import { CreateRosters1767225600000 } from './1767225600000-create-rosters';
import { CreateHouseholds1767225600001 } from './1767225600001-create-households';
import { CreatePayeesAndLines1767225600002 } from './1767225600002-create-payees-and-lines';
import { CreateFundings1767225600003 } from './1767225600003-create-fundings';
import { NumberAttempts1795478400000 } from './1795478400000-number-attempts';
import { RedeemVouchers1796500400000 } from './1796500400000-redeem-vouchers';
import { ReissueVouchers1796500400001 } from './1796500400001-reissue-vouchers';
import { HearComplaints1796506000000 } from './1796506000000-hear-complaints';

/** In the order they run. */
export const migrations = [
  CreateRosters1767225600000,
  CreateHouseholds1767225600001,
  CreatePayeesAndLines1767225600002,
  CreateFundings1767225600003,
  NumberAttempts1795478400000,
  CreateProposals1795601000000,
  RedeemVouchers1796500400000,
  ReissueVouchers1796500400001,
  HearComplaints1796506000000,
];
