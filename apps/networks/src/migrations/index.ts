import { CreateRegistrations1767225600000 } from './1767225600000-create-registrations';
import { CreatePayouts1796500100000 } from './1796500100000-create-payouts';
import { CreateNotices1796500100001 } from './1796500100001-create-notices';
import { CreateCollections1796500100002 } from './1796500100002-create-collections';
import { KeepReports1796500500000 } from './1796500500000-keep-reports';

export const migrations = [
  CreateRegistrations1767225600000,
  CreatePayouts1796500100000,
  CreateNotices1796500100001,
  CreateCollections1796500100002,
  KeepReports1796500500000,
];
