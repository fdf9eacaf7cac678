import {
  outcomeOfEach,
  unknown,
  type AccountToRegister,
  type RegistrationOutcome,
} from '@hanout/network-kit';
import type { SandboxClient } from './client';
import { outcomeOf } from './status';

/** `POST accounts { accounts: [{ registrationId, walletId, kind, tier }] }` → `{ results: [{ registrationId, status, … }] }` */
export async function registerAccounts(
  client: SandboxClient,
  batch: readonly AccountToRegister[],
): Promise<RegistrationOutcome[]> {
  if (batch.length === 0) return [];
  const asked = batch.map((account) => account.registrationId);
  const accounts = batch.map(({ registrationId, walletId, kind, tier }) => ({
    registrationId,
    walletId,
    kind,
    tier,
  }));
  const said = await client.post('accounts', { accounts });
  if (said.outcome === 'unknown') return asked.map((registrationId) => ({ registrationId, ...said }));
  const results = isRecord(said.json) ? said.json.results : undefined;
  if (!Array.isArray(results))
    return asked.map((registrationId) => ({ registrationId, ...unknown('unreadable') }));
  return outcomeOfEach(asked, results.flatMap(readResult));
}

/** `GET accounts/{registrationId}` → one result */
export async function queryRegistration(
  client: SandboxClient,
  registrationId: string,
): Promise<RegistrationOutcome> {
  const said = await client.get(`accounts/${encodeURIComponent(registrationId)}`);
  if (said.outcome === 'unknown') return { registrationId, ...said };
  return outcomeOfEach([registrationId], readResult(said.json))[0]!;
}

/** What does not say of which registration it speaks says nothing. */
function readResult(result: unknown): RegistrationOutcome[] {
  if (!isRecord(result) || typeof result.registrationId !== 'string') return [];
  return [{ registrationId: result.registrationId, ...outcomeOf(result) }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
