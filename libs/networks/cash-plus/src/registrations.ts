import { allOf, outcomeOfEach, unknown, type AccountToRegister, type OutcomeById } from '@hanout/network-kit';
import type { CashPlusClient } from './client';
import { isRecord, readRefusal, readState, WALLET } from './status';

const HOLDERS = { customer: 'INDIVIDUAL', merchant: 'MERCHANT' } as const;

/** `POST wallets { wallets: [{ requestId, walletId, holder, level }] }` → `{ wallets: [a state or a refusal each] }` */
export async function registerAccounts(
  client: CashPlusClient,
  batch: readonly AccountToRegister[],
): Promise<OutcomeById[]> {
  if (batch.length === 0) return [];
  const asked = batch.map((account) => account.registrationId);
  const wallets = batch.map(({ registrationId, walletId, kind, tier }) => ({
    requestId: registrationId,
    walletId,
    holder: HOLDERS[kind],
    level: tier,
  }));
  const said = await client.post('wallets', { wallets });
  if (said.outcome === 'unknown') return allOf(asked, said);
  const answers = said.outcome === 'said' && isRecord(said.json) ? said.json.wallets : undefined;
  if (!Array.isArray(answers)) return allOf(asked, unknown('unreadable'));
  // One that is a state and a refusal at once contradicts itself.
  return outcomeOfEach(
    asked,
    answers.flatMap((one) => [...readState(one, WALLET), ...readRefusal(one, WALLET)]),
  );
}

/** `GET wallets/{requestId}` → one state or refusal; 404 is unknown */
export async function queryRegistration(
  client: CashPlusClient,
  registrationId: string,
): Promise<OutcomeById> {
  const said = await client.get(`wallets/${registrationId}`);
  if (said.outcome === 'unknown') return { id: registrationId, ...said };
  const read = said.outcome === 'refused' ? readRefusal : readState;
  return outcomeOfEach([registrationId], read(said.json, WALLET))[0]!;
}
