import type { FeeCondition } from './conditions';

export interface ConditionsFault {
  readonly fault: 'condition_repeated' | 'condition_value_unknown' | 'condition_never_holds';
  readonly field: string;
}

const TIERS: readonly string[] = ['1', '2', '3'];
/** Those whose payee is a shop. */
export const SHOP_PRODUCTS: readonly string[] = ['merchant_payment', 'supplier_payment'];

/** The first thing wrong with the conditions of a schedule, in their order. Channels are known to who asks. */
export function conditionsFault(
  product: string,
  conditions: readonly FeeCondition[],
  channels: readonly string[],
): ConditionsFault | undefined {
  const seen = new Set<string>();
  for (const [place, condition] of conditions.entries()) {
    const { circumstance, isOneOf } = condition;
    // Two on one circumstance would have to hold both: what that means is better said in one.
    if (seen.has(circumstance)) return { fault: 'condition_repeated', field: `when.${place}.circumstance` };
    seen.add(circumstance);
    if (!isOneOf.every((value) => isValue(condition, value, channels)))
      return { fault: 'condition_value_unknown', field: `when.${place}.isOneOf` };
    if (circumstance === 'mcc' && !SHOP_PRODUCTS.includes(product))
      return { fault: 'condition_never_holds', field: `when.${place}.circumstance` };
  }
  return undefined;
}

function isValue({ circumstance }: FeeCondition, value: string, channels: readonly string[]): boolean {
  switch (circumstance) {
    case 'mcc':
      return /^\d{4}$/.test(value);
    case 'payer_tier':
    case 'payee_tier':
      return TIERS.includes(value);
    case 'channel':
      return channels.includes(value);
    case 'route':
      return value === 'on_us' || value === 'off_us';
    case 'payer_programme':
      return /^[a-z][a-z0-9-]{1,39}$/.test(value);
  }
}
