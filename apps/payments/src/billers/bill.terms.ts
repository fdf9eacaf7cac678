import { Money } from '@hanout/money';
import { hasShape, passesCheck } from './bill-reference';
import { isOpenOn, type Bill, type Biller } from './biller';
import { BILLER_ERRORS } from './billers.errors';

/**
 * Whether this bill may be paid with that amount on that business day.
 *
 * @throws DomainError the first of the refusals below, in this order
 */
export function demandBill(
  { reference }: Bill,
  biller: Biller | undefined,
  { amount, day }: { amount: Money; day: string },
): Biller {
  if (!biller) throw BILLER_ERRORS.error('payments.unknown_biller', { field: 'bill.billerCode' });
  const { content, isReady } = biller;
  const { shapes, check, example, openFrom, openUntil } = content;
  if (day < openFrom)
    throw BILLER_ERRORS.error('payments.biller_not_open_yet', {
      field: 'bill.billerCode',
      params: { day: openFrom },
    });
  if (!isOpenOn(content, day))
    throw BILLER_ERRORS.error('payments.biller_closed', {
      field: 'bill.billerCode',
      params: { day: openUntil! },
    });
  if (!isReady) throw BILLER_ERRORS.error('payments.biller_not_ready');
  if (!hasShape(reference, shapes))
    throw BILLER_ERRORS.error('payments.bill_reference_shape', {
      field: 'bill.reference',
      params: { example },
    });
  if (check && !passesCheck(reference, check))
    throw BILLER_ERRORS.error('payments.bill_reference_mistyped', { field: 'bill.reference' });
  const [least, most] = [Money.fromWire(content.minAmount), Money.fromWire(content.maxAmount)];
  if (amount.compare(least) < 0 || amount.compare(most) > 0)
    throw BILLER_ERRORS.error('payments.bill_amount_outside', {
      field: 'amount.minor',
      params: { least: least.toString(), most: most.toString() },
    });
  return biller;
}
