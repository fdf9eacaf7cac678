export * from './audit';
export * from './audit-entry';
export * from './audit.migration';
export * from './heads-file';
export * from './publish-head';
export { SEAL_MAX, sealEntries } from './sealing';
export { readEntries } from './read-entries';
