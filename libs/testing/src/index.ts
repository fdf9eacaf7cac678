export * from './fake-answers';
export * from './fixed-clock';
export * from './service-process';
export * from './test-database';
export * from './test-nats';
export * from './wait-for';
