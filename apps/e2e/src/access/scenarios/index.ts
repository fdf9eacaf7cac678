import type { Operation } from '@hanout/access';
import type { Scenario } from '../scenario';
import { auditScenarios } from './audit';
import { billersScenarios } from './billers';
import { cashScenarios } from './cash';
import { credentialsScenarios } from './credentials';
import { feesScenarios } from './fees';
import { identityScenarios } from './identity';
import { kycScenarios } from './kyc';
import { ledgerScenarios } from './ledger';
import { networksScenarios } from './networks';
import { notificationsScenarios } from './notifications';
import { paymentsScenarios } from './payments';
import { privacyScenarios } from './privacy';
import { programmesScenarios } from './programmes';
import { registersScenarios } from './registers';
import { reversalsScenarios } from './reversals';
import { screeningScenarios } from './screening';
import { settlementScenarios } from './settlement';
import { staffScenarios } from './staff';
import { walletLimitsScenarios } from './wallet-limits';
import { webhooksScenarios } from './webhooks';

const scenarios = {
  ...auditScenarios,
  ...billersScenarios,
  ...cashScenarios,
  ...credentialsScenarios,
  ...feesScenarios,
  ...identityScenarios,
  ...kycScenarios,
  ...ledgerScenarios,
  ...networksScenarios,
  ...notificationsScenarios,
  ...paymentsScenarios,
  ...privacyScenarios,
  ...programmesScenarios,
  ...registersScenarios,
  ...reversalsScenarios,
  ...screeningScenarios,
  ...settlementScenarios,
  ...staffScenarios,
  ...walletLimitsScenarios,
  ...webhooksScenarios,
};

/** Every operation has one: without it this does not compile, and the walk fails. */
export const SCENARIOS: Readonly<Record<Operation, Scenario>> = scenarios;
