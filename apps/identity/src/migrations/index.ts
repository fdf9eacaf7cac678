import { CreatePeople1767225600000 } from './1767225600000-create-people';
import { CreateTiers1767225600001 } from './1767225600001-create-tiers';
import { CreateStaffAndClients1767225600002 } from './1767225600002-create-staff-and-clients';
import { CreateOneTimeCodes1767225600003 } from './1767225600003-create-one-time-codes';

export const migrations = [
  CreatePeople1767225600000,
  CreateTiers1767225600001,
  CreateStaffAndClients1767225600002,
  CreateOneTimeCodes1767225600003,
];
