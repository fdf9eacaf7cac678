export * from './failpoints';
export * from './jobs';
export * from './load-config';
export { CLOCK } from './platform.module';
export * from './problem-filter';
export * from './run-service';
export * from './service';
export * from './settings';
export * from './start-service';
