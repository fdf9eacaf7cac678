export {
  addDays,
  BUSINESS_ZONE,
  businessDayBounds,
  businessDayOf,
  businessInstant,
  businessTimeOf,
  isBusinessDay,
} from './business-day';
export type { BusinessDay } from './business-day';
export { systemClock } from './clock';
export type { Clock } from './clock';
