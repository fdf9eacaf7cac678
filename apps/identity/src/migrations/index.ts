import { CreateProposals1795601000000 } from '@hanout/two-person';
import { CreatePeople1767225600000 } from './1767225600000-create-people';
import { CreateTiers1767225600001 } from './1767225600001-create-tiers';
import { CreateStaffAndClients1767225600002 } from './1767225600002-create-staff-and-clients';
import { CreateOneTimeCodes1767225600003 } from './1767225600003-create-one-time-codes';
import { CreateSessions1795600000000 } from './1795600000000-create-sessions';
import { CreatePins1795600000001 } from './1795600000001-create-pins';
import { CreateCoolDowns1795600000002 } from './1795600000002-create-cool-downs';
import { CreateDevices1795600000003 } from './1795600000003-create-devices';
import { CreateCodeRequestCounts1795600000004 } from './1795600000004-create-code-request-counts';
import { DescribeMerchants1795603000000 } from './1795603000000-describe-merchants';
import { CreateAgents1795603000001 } from './1795603000001-create-agents';
import { CreateAliases1795603000002 } from './1795603000002-create-aliases';
import { CreatePrivacy1795604000001 } from './1795604000001-create-privacy';
import { ExtendStaff1795601000001 } from './1795601000001-extend-staff';
import { CreateSecondFactors1795601000002 } from './1795601000002-create-second-factors';
import { ExtendApiClients1795601000003 } from './1795601000003-extend-api-clients';
import { DescribeTiers1795602000000 } from './1795602000000-describe-tiers';
import { CreateKycCases1795602000001 } from './1795602000001-create-kyc-cases';
import { DescribeEvidence1795605000000 } from './1795605000000-describe-evidence';
import { ReleaseClaims1795605000001 } from './1795605000001-release-claims';
import { CreateScreening1795605000002 } from './1795605000002-create-screening';
import { CreateVerifications1795605000003 } from './1795605000003-create-verifications';
import { OpenFloats1795800700000 } from './1795800700000-open-floats';
import { AllotByLists1796100000001 } from './1796100000001-allot-by-lists';
import { QueueAnnouncements1796100000002 } from './1796100000002-queue-announcements';
import { LetAppointmentsHaveSessions1796500000000 } from './1796500000000-let-appointments-have-sessions';

export const migrations = [
  CreatePeople1767225600000,
  CreateTiers1767225600001,
  CreateStaffAndClients1767225600002,
  CreateOneTimeCodes1767225600003,
  CreateSessions1795600000000,
  CreatePins1795600000001,
  CreateCoolDowns1795600000002,
  CreateDevices1795600000003,
  CreateCodeRequestCounts1795600000004,
  CreateProposals1795601000000,
  ExtendStaff1795601000001,
  CreateSecondFactors1795601000002,
  ExtendApiClients1795601000003,
  DescribeTiers1795602000000,
  CreateKycCases1795602000001,
  DescribeMerchants1795603000000,
  CreateAgents1795603000001,
  CreateAliases1795603000002,
  CreatePrivacy1795604000001,
  DescribeEvidence1795605000000,
  ReleaseClaims1795605000001,
  CreateScreening1795605000002,
  CreateVerifications1795605000003,
  OpenFloats1795800700000,
  AllotByLists1796100000001,
  QueueAnnouncements1796100000002,
  LetAppointmentsHaveSessions1796500000000,
];
