import { unknown, type Outcome, type OutcomeById, type PayoutOrder, isRecord } from '@hanout/network-kit';
import { decimalOf } from './amounts';
import type { DamaneCashClient } from './client';
import { findByOurId } from './links';
import { isDuplicate, outcomeOfRefusal, outcomeOfTransaction, readRequestState } from './status';

/** `POST transactions/type/disbursement`, under the payout's id → 202 with a request state */
export function sendPayouts(
  client: DamaneCashClient,
  orders: readonly PayoutOrder[],
): Promise<OutcomeById[]> {
  return Promise.all(orders.map(async (order) => ({ id: order.id, ...(await sendOne(client, order)) })));
}

async function sendOne(client: DamaneCashClient, order: PayoutOrder): Promise<Outcome> {
  const { id, account, amount, reference, takenAt } = order;
  // The same at every repeat: what they compare of two requests does not differ.
  const said = await client.post('transactions/type/disbursement', id, {
    amount: decimalOf(amount),
    currency: amount.currency,
    creditParty: [{ key: 'msisdn', value: account }],
    requestingOrganisationTransactionReference: id,
    descriptionText: reference,
    requestDate: takenAt.toISOString(),
  });
  if (said.outcome === 'unknown') return said;
  if (said.status === 201) return readPayout(id, said.json);
  if (said.status === 202) {
    const state = readRequestState(said.json);
    // What the request made is read when we ask for it.
    return state.state === 'completed' ? { outcome: 'pending' } : state.outcome;
  }
  return isDuplicate(said.json) ? { outcome: 'pending' } : outcomeOfRefusal(said.status, said.json);
}

/** What became of each, by the way that `findByOurId` goes. */
export function queryPayouts(
  client: DamaneCashClient,
  orders: readonly PayoutOrder[],
): Promise<OutcomeById[]> {
  return Promise.all(
    orders.map(async ({ id }): Promise<OutcomeById> => {
      const found = await findByOurId(client, id, 'transactions');
      return { id, ...(found.found === 'object' ? readPayout(id, found.json) : found.outcome) };
    }),
  );
}

/** A transaction object of the payout with this id; of any other it says nothing. */
export function readPayout(id: string, said: unknown): Outcome {
  const isIts =
    isRecord(said) && said.type === 'disbursement' && said.requestingOrganisationTransactionReference === id;
  return isIts ? outcomeOfTransaction(said) : unknown('not_mentioned');
}
