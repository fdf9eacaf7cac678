import {
  unknown,
  type AccountToRegister,
  type Outcome,
  type OutcomeById,
  isRecord,
} from '@hanout/network-kit';
import type { DamaneCashClient } from './client';
import { findByOurId } from './links';
import { isDuplicate, outcomeOfAccount, outcomeOfRefusal, readRequestState, valueOf } from './status';

/** How many accounts are opened at a time: the wire takes one a request. */
const LANES = 8;

/** `POST accounts/individual` for each, under its registration id → 201 with the account, or 202 with a request state */
export async function registerAccounts(
  client: DamaneCashClient,
  batch: readonly AccountToRegister[],
): Promise<OutcomeById[]> {
  const outcomes: OutcomeById[] = [];
  const waiting = batch.entries();
  const lane = async (): Promise<void> => {
    for (const [index, account] of waiting) {
      outcomes[index] = { id: account.registrationId, ...(await registerOne(client, account)) };
    }
  };
  await Promise.all(Array.from({ length: Math.min(LANES, batch.length) }, lane));
  return outcomes;
}

async function registerOne(client: DamaneCashClient, account: AccountToRegister): Promise<Outcome> {
  const { registrationId, walletId, kind, tier } = account;
  const said = await client.post('accounts/individual', registrationId, {
    accountIdentifiers: [{ key: 'walletid', value: walletId }],
    accountType: kind,
    // Who the holder is stays with us: they are told how well we know him.
    identity: [
      {
        identityKyc: {},
        accountRelationship: 'accountholder',
        kycLevel: tier,
        kycVerificationStatus: 'verified',
      },
    ],
    customData: [{ key: 'registrationId', value: registrationId }],
  });
  if (said.outcome === 'unknown') return said;
  if (said.status === 201) return readAccount(registrationId, said.json);
  if (said.status === 202) {
    const state = readRequestState(said.json);
    return state.state === 'completed' ? { outcome: 'pending' } : state.outcome;
  }
  if (isDuplicate(said.json)) return find(client, registrationId);
  return outcomeOfRefusal(said.status, said.json);
}

export async function queryRegistration(
  client: DamaneCashClient,
  registrationId: string,
): Promise<OutcomeById> {
  return { id: registrationId, ...(await find(client, registrationId)) };
}

async function find(client: DamaneCashClient, registrationId: string): Promise<Outcome> {
  const found = await findByOurId(client, registrationId, 'accounts');
  return found.found === 'object' ? readAccount(registrationId, found.json) : found.outcome;
}

/** An account object that names this registration; of any other it says nothing. Its `accountid` is their number for it. */
function readAccount(registrationId: string, said: unknown): Outcome {
  if (!isRecord(said) || valueOf(said.customData, 'registrationId') !== registrationId)
    return unknown('not_mentioned');
  return outcomeOfAccount(said.accountStatus, valueOf(said.accountIdentifiers, 'accountid'));
}
