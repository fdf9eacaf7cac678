export * from './sealed-value';
