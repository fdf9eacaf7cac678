import { outcomeOfEach, unknown, type OutcomeById, type PayoutOrder } from '@hanout/network-kit';
import { writeAmount } from './amounts';
import type { CashPlusClient, Said } from './client';
import { CANCELLATION, ORDER, readRefusal, readState, type Vocabulary } from './status';

/** `POST orders { orderId, beneficiary: { msisdn }, amount: { value, currency }, label }` → the order's state, or a refusal. */
export function sendPayouts(client: CashPlusClient, orders: readonly PayoutOrder[]): Promise<OutcomeById[]> {
  return forEach(orders, ORDER, ({ id, account, amount, reference }) =>
    client.post('orders', {
      orderId: id,
      beneficiary: { msisdn: account },
      amount: writeAmount(amount),
      label: reference,
    }),
  );
}

/** `GET orders/{orderId}` → what the order was answered, or 404 */
export function queryPayouts(client: CashPlusClient, orders: readonly PayoutOrder[]): Promise<OutcomeById[]> {
  return forEach(orders, ORDER, async ({ id }) => {
    const said = await client.get(`orders/${id}`);
    return said.outcome === 'unknown' && said.cause === 'http_404' ? unknown('not_found') : said;
  });
}

/** `POST orders/{orderId}/cancellation {}` → cancelled, for ever and even before it arrives; or refused, since it has moved. */
export function reversePayouts(
  client: CashPlusClient,
  orders: readonly PayoutOrder[],
): Promise<OutcomeById[]> {
  return forEach(orders, CANCELLATION, ({ id }) => client.post(`orders/${id}/cancellation`, {}));
}

/** The wire carries one order a call. */
function forEach(
  orders: readonly PayoutOrder[],
  vocabulary: Vocabulary,
  ask: (order: PayoutOrder) => Promise<Said>,
): Promise<OutcomeById[]> {
  return Promise.all(
    orders.map(async (order): Promise<OutcomeById> => {
      const { id } = order;
      const said = await ask(order);
      if (said.outcome === 'unknown') return { id, ...said };
      const read = said.outcome === 'refused' ? readRefusal : readState;
      return outcomeOfEach([id], read(said.json, vocabulary))[0]!;
    }),
  );
}
