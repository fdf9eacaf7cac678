import type { Role } from './roles';

/** How far a role reaches, from the nearest to the farthest. */
export const REACHES = ['own', 'network', 'all'] as const;
export type Reach = (typeof REACHES)[number];

/** Each role that may, and how far; a role that is not named may not. */
export type AccessRow = Readonly<Partial<Record<Role, Reach>>>;

/** Keeps the names of the rows as types, and checks each. */
export function rows<Name extends string>(table: Record<Name, AccessRow>): Record<Name, AccessRow> {
  return table;
}
