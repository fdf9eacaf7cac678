export * from './adapter-contract';
export * from './adapter-remote';
export * from './http-remote';
export * from './remote-profile';
export * from './rest-profile';
