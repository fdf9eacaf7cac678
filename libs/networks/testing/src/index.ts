export * from './adapter-contract';
export * from './adapter-remote';
export * from './face';
export * from './http-remote';
export * from './payout-contract';
export * from './remote-books';
export * from './remote-system';
export * from './tcp-remote';
