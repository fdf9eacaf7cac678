import { isBusinessDay } from '@hanout/calendar';
import type { BillerV1 } from '@hanout/contracts';
import { hasShape, passesCheck } from './bill-reference';
import { BILLER_ERRORS } from './billers.errors';

/** Whether a biller can be published as it stands. @throws DomainError the first of the refusals below, in this order */
export function demandSound(biller: BillerV1, currency: string): void {
  const { openFrom, openUntil, minAmount, maxAmount, check, shapes, example } = biller;
  const isEnd = openUntil === undefined || (isBusinessDay(openUntil) && openUntil >= openFrom);
  if (!isBusinessDay(openFrom) || !isEnd)
    throw BILLER_ERRORS.error('payments.biller_dates_wrong', { field: 'biller.openFrom' });
  const isOfCurrency = minAmount.currency === currency && maxAmount.currency === currency;
  if (!isOfCurrency || BigInt(maxAmount.minor) < BigInt(minAmount.minor))
    throw BILLER_ERRORS.error('payments.biller_amounts_wrong', { field: 'biller.maxAmount' });
  const isWeighted = check?.scheme === 'weighted';
  if ((check?.weights !== undefined) !== isWeighted || (check?.modulus !== undefined) !== isWeighted)
    throw BILLER_ERRORS.error('payments.biller_check_wrong', { field: 'biller.check' });
  if (!hasShape(example, shapes) || (check && !passesCheck(example, check)))
    throw BILLER_ERRORS.error('payments.biller_example_wrong', { field: 'biller.example' });
}
