export * from './bigint-text';
export * from './data-source';
export * from './in-transaction';
