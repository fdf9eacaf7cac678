import { allOf, outcomeOfEach, unknown, type AccountToRegister, type OutcomeById } from '@hanout/network-kit';
import type { WafacashClient } from './client';
import { outcomeOf, outcomeOfFault } from './status';
import { childrenOf, textOf, type Xml } from './xml';

/** `OpenAccounts { Account: [{ RegistrationId, WalletId, Kind, Tier }] }` → `OpenAccountsResponse { Result: [{ RegistrationId, Status, … }] }` */
export async function registerAccounts(
  client: WafacashClient,
  batch: readonly AccountToRegister[],
): Promise<OutcomeById[]> {
  if (batch.length === 0) return [];
  const asked = batch.map((account) => account.registrationId);
  const accounts = batch.map(({ registrationId, walletId, kind, tier }) => ({
    'wfc:RegistrationId': registrationId,
    'wfc:WalletId': walletId,
    'wfc:Kind': kind,
    'wfc:Tier': String(tier),
  }));
  const said = await client.call('OpenAccounts', { 'wfc:Account': accounts });
  if (said.outcome === 'unknown') return allOf(asked, said);
  // A fault is of the whole request: each account is refused in a result of its own.
  if (said.outcome === 'fault') return allOf(asked, unknown('fault'));
  return outcomeOfEach(asked, childrenOf(said.response, 'Result').flatMap(readResult));
}

/** `QueryAccount { RegistrationId }` → `QueryAccountResponse { RegistrationId, Status, … }`, or the fault `NOT_FOUND` */
export async function queryRegistration(
  client: WafacashClient,
  registrationId: string,
): Promise<OutcomeById> {
  const said = await client.call('QueryAccount', { 'wfc:RegistrationId': registrationId });
  if (said.outcome === 'unknown') return { id: registrationId, ...said };
  if (said.outcome === 'fault')
    return { id: registrationId, ...outcomeOfFault('account', registrationId, said.fault) };
  return outcomeOfEach([registrationId], readResult(said.response))[0]!;
}

/** What does not say of which registration it speaks says nothing. */
function readResult(result: Xml): OutcomeById[] {
  const id = textOf(result, 'RegistrationId');
  return id ? [{ id, ...outcomeOf('account', result) }] : [];
}
