import { outcomeOfEach, type Outcome, type OutcomeById, type PayoutOrder } from '@hanout/network-kit';
import { decimalOf } from './amounts';
import type { WafacashClient } from './client';
import { outcomeOf, outcomeOfFault } from './status';
import { textOf, type Xml } from './xml';

/** `Pay { PayoutId, Account, Amount, Currency, Label, OrderedAt }` → `PayResponse { PayoutId, Status, Reference? }` */
export function sendPayouts(client: WafacashClient, orders: readonly PayoutOrder[]): Promise<OutcomeById[]> {
  return each(orders, async ({ id, account, amount, reference, takenAt }) => {
    const content = {
      'wfc:PayoutId': id,
      'wfc:Account': account,
      'wfc:Amount': decimalOf(amount),
      'wfc:Currency': amount.currency,
      'wfc:Label': reference,
      'wfc:OrderedAt': takenAt.toISOString(),
    };
    return ask(client, 'Pay', { kind: 'payout', id, content });
  });
}

/** `QueryPayout { PayoutId }` → `QueryPayoutResponse { PayoutId, Status, Reference?, Code? }`, or the fault `NOT_FOUND` */
export function queryPayouts(client: WafacashClient, orders: readonly PayoutOrder[]): Promise<OutcomeById[]> {
  return each(orders, ({ id }) =>
    ask(client, 'QueryPayout', { kind: 'payout', id, content: { 'wfc:PayoutId': id } }),
  );
}

/** `CancelPayout { PayoutId }` → `CancelPayoutResponse { PayoutId, Status, Reference? }`, or the fault `ALREADY_PAID` */
export function cancelPayouts(
  client: WafacashClient,
  orders: readonly PayoutOrder[],
): Promise<OutcomeById[]> {
  return each(orders, ({ id }) =>
    ask(client, 'CancelPayout', { kind: 'cancellation', id, content: { 'wfc:PayoutId': id } }),
  );
}

/** What does not say of which payout it speaks says nothing. */
export function readPayout(kind: 'payout' | 'cancellation', result: Xml): OutcomeById[] {
  const id = textOf(result, 'PayoutId');
  return id ? [{ id, ...outcomeOf(kind, result) }] : [];
}

function each(
  orders: readonly PayoutOrder[],
  work: (order: PayoutOrder) => Promise<Outcome>,
): Promise<OutcomeById[]> {
  return Promise.all(orders.map(async (order) => ({ id: order.id, ...(await work(order)) })));
}

async function ask(
  client: WafacashClient,
  operation: string,
  { kind, id, content }: { kind: 'payout' | 'cancellation'; id: string; content: object },
): Promise<Outcome> {
  const said = await client.call(operation, content);
  if (said.outcome === 'unknown') return said;
  if (said.outcome === 'fault') return outcomeOfFault(kind, id, said.fault);
  return outcomeOfEach([id], readPayout(kind, said.response))[0]!;
}
