import {
  allOf,
  isRecord,
  outcomeOfEach,
  unknown,
  type AccountToRegister,
  type OutcomeById,
} from '@hanout/network-kit';
import type { SandboxClient } from './client';
import { outcomeOf } from './status';

/** `POST accounts { accounts: [{ registrationId, walletId, kind, tier }] }` → `{ results: [{ registrationId, status, … }] }` */
export async function registerAccounts(
  client: SandboxClient,
  batch: readonly AccountToRegister[],
): Promise<OutcomeById[]> {
  if (batch.length === 0) return [];
  const asked = batch.map((account) => account.registrationId);
  const accounts = batch.map(({ registrationId, walletId, kind, tier }) => ({
    registrationId,
    walletId,
    kind,
    tier,
  }));
  const said = await client.post('accounts', { accounts });
  if (said.outcome === 'unknown') return allOf(asked, said);
  const results = isRecord(said.json) ? said.json.results : undefined;
  if (!Array.isArray(results)) return allOf(asked, unknown('unreadable'));
  return outcomeOfEach(asked, results.flatMap(readResult));
}

/** `GET accounts/{registrationId}` → one result */
export async function queryRegistration(client: SandboxClient, registrationId: string): Promise<OutcomeById> {
  const said = await client.get(`accounts/${encodeURIComponent(registrationId)}`);
  if (said.outcome === 'unknown') return { id: registrationId, ...said };
  return outcomeOfEach([registrationId], readResult(said.json))[0]!;
}

/** What does not say of which registration it speaks says nothing. */
function readResult(result: unknown): OutcomeById[] {
  if (!isRecord(result) || typeof result.registrationId !== 'string') return [];
  return [{ id: result.registrationId, ...outcomeOf(result) }];
}
