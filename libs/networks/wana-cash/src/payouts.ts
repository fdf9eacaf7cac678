import {
  outcomeOfEach,
  unknown,
  type Outcome,
  type OutcomeById,
  type PayoutOrder,
} from '@hanout/network-kit';
import { writeAmount } from './amounts';
import type { Said, WanaCashClient } from './client';
import { partyOf } from './parties';
import { isRecord, readResult, TRANSFER } from './status';

/**
 * `POST transfers`, `X-Reference-Id` our id, `{ amount, currency, externalId, payee: { partyIdType, partyId } }` → 202
 * `{ referenceId }`: taken. What became of it is told by callback, or when it is asked for.
 */
export function sendPayouts(client: WanaCashClient, orders: readonly PayoutOrder[]): Promise<OutcomeById[]> {
  return Promise.all(
    orders.map(async ({ id, account, amount, reference }) => {
      const transfer = {
        amount: writeAmount(amount),
        currency: amount.currency,
        externalId: reference,
        payee: partyOf(account),
      };
      return { id, ...takenOr(id, await client.post('transfers', transfer, id)) };
    }),
  );
}

/** `GET transfers/{referenceId}` → `{ referenceId, status, … }`, or 404 */
export function queryPayouts(client: WanaCashClient, orders: readonly PayoutOrder[]): Promise<OutcomeById[]> {
  return Promise.all(
    orders.map(async ({ id }): Promise<OutcomeById> => {
      const said = await client.get(`transfers/${id}`);
      if (said.outcome === 'unknown')
        return { id, ...(said.cause === 'http_404' ? unknown('not_found') : said) };
      if (said.status !== 200) return { id, ...unknown(`http_${said.status}`) };
      return outcomeOfEach([id], readResult(said.json, TRANSFER))[0]!;
    }),
  );
}

const TAKEN = 'DUPLICATED_REFERENCE_ID';

/** 202, or 409 of an id that it has had before, `{ code, referenceId }`: it has the order, and has told nothing of it yet. */
function takenOr(id: string, said: Said): Outcome {
  if (said.outcome === 'unknown') return said;
  const { referenceId, code } = isRecord(said.json) ? said.json : {};
  const isTaken = said.status === 202 || (said.status === 409 && code === TAKEN);
  if (!isTaken) return unknown(`http_${said.status}`);
  return referenceId === id ? { outcome: 'pending' } : unknown('unreadable');
}
