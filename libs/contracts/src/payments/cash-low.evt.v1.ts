import { defineFact } from '../message';
import { FloatLowV1 } from './float-low.evt.v1';

/** As of a float, of the notes that should be in its drawer: they are the balance. */
export class CashLowV1 extends FloatLowV1 {}

export const cashLow = defineFact({
  subject: 'payments.evt.cash-low.v1',
  data: CashLowV1,
  readers: ['notifications'],
});
