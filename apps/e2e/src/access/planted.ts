import { randomUUID } from 'node:crypto';
import type { Role } from '@hanout/contracts';
import { inDatabase } from './database';
import type { World } from './world';

/** What no door of the platform brings about on a walk is put in beside it. */

/** Nobody has a PIN here to prove one with. */
export async function standingOrderOf(world: World, role: Role): Promise<string> {
  const { personId, walletId } = role === 'merchant' ? world.shop : world.customer;
  const standingOrderId = randomUUID();
  const payee = JSON.stringify({ merchantCode: world.otherShop.merchantCode });
  await inDatabase(world.platform, 'payments', {
    text: `insert into standing_orders (standing_order_id, person_id, payer_wallet_id, payee, amount_minor, currency,
                                        every, first_day, next_day)
           values ($1, $2, $3, $4, 1000, 'MAD', 'month', '2090-01-31', '2090-01-31')`,
    values: [standingOrderId, personId, walletId, payee],
  });
  return standingOrderId;
}

/** A job finds them after midnight. */
export async function cashFlagAt({ platform }: World, floatId: string): Promise<string> {
  const flagId = randomUUID();
  await inDatabase(platform, 'payments', {
    text: `insert into cash_flags (flag_id, pattern, business_day, float_id, wallet_id, operations, total_minor,
                                   currency, payment_ids)
           values ($1, 'split', '2021-12-07', $2, $1, 3, 210000, 'MAD', array[$1::uuid])`,
    values: [flagId, floatId],
  });
  return flagId;
}
