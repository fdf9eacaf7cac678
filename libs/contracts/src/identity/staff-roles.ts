import type { Role } from '../caller.v1';

/** What staff may be; the other roles are those of people and of networks. */
export const STAFF_ROLES = [
  'support',
  'compliance',
  'finance',
  'programme_officer',
  'programme_approver',
  'auditor',
  'administrator',
] as const satisfies Role[];
export type StaffRole = (typeof STAFF_ROLES)[number];
