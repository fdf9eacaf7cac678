export { assessFee } from './assess-fee';
export { bandsFault } from './bands';
export type { BandsFault } from './bands';
export type { FeeBand, FeeSchedule } from './fee-schedule';
