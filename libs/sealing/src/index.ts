export * from './sealed-value';
export * from './key-ring';
