export * from './http-exchange';
export * from './network-adapter';
export * from './outcome';
export * from './outcome-of-each';
export * from './signature';
export * from './status-map';
