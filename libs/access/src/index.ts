export { OPEN_OPERATIONS, OPERATIONS, rolesOf } from './operations';
export type { OpenOperation, Operation } from './operations';
export { mayDo, reachOf } from './reach';
export type { Actor } from './reach';
export { ROLES } from './roles';
export type { Role } from './roles';
export { REACHES } from './row';
export type { AccessRow, Reach } from './row';
