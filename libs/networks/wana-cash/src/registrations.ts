import { allOf, outcomeOfEach, unknown, type AccountToRegister, type OutcomeById } from '@hanout/network-kit';
import type { WanaCashClient } from './client';
import { isRecord, LINK, readResult } from './status';

const ACCOUNT_TYPES = { customer: 'CONSUMER', merchant: 'MERCHANT' } as const;

/** `POST links { links: [{ referenceId, walletId, accountType, kycLevel }] }` → `{ links: [{ referenceId, status, … }] }` */
export async function registerAccounts(
  client: WanaCashClient,
  batch: readonly AccountToRegister[],
): Promise<OutcomeById[]> {
  if (batch.length === 0) return [];
  const asked = batch.map((account) => account.registrationId);
  const links = batch.map(({ registrationId, walletId, kind, tier }) => ({
    referenceId: registrationId,
    walletId,
    accountType: ACCOUNT_TYPES[kind],
    kycLevel: tier,
  }));
  const said = await client.post('links', { links });
  if (said.outcome === 'unknown') return allOf(asked, said);
  const results = said.status === 200 && isRecord(said.json) ? said.json.links : undefined;
  if (!Array.isArray(results)) return allOf(asked, unknown('unreadable'));
  return outcomeOfEach(
    asked,
    results.flatMap((one) => readResult(one, LINK)),
  );
}

/** `GET links/{referenceId}` → one result; 404 is unknown */
export async function queryRegistration(
  client: WanaCashClient,
  registrationId: string,
): Promise<OutcomeById> {
  const said = await client.get(`links/${registrationId}`);
  if (said.outcome === 'unknown') return { id: registrationId, ...said };
  const told = said.status === 200 ? readResult(said.json, LINK) : [];
  return outcomeOfEach([registrationId], told)[0]!;
}
