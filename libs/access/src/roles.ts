/**
 * Staff and clients act by role; people act on what is theirs. `merchant` is the owner of a shop, `cashier` works in it;
 * `agent` serves people at a counter; `network` is the API client of an agent network.
 */
export const ROLES = [
  'customer',
  'merchant',
  'cashier',
  'agent',
  'agent_supervisor',
  'network',
  'support',
  'compliance',
  'finance',
  'programme_officer',
  'programme_approver',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];
