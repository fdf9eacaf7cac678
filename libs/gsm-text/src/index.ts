export { outsideGsm7, septetsOf, toBasicGsm7 } from './gsm7';
export { fits, ONE_SMS, ONE_USSD_SCREEN, sizeOf } from './size';
export type { Room, TextSize } from './size';
