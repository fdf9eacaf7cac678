export { OPEN_OPERATIONS, OPERATIONS, rolesOf } from './operations';
export type { OpenOperation, Operation } from './operations';
export { mayDo, reachOf } from './reach';
export { REACHES } from './row';
export type { AccessRow, Reach } from './row';
