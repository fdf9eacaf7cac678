import { allOf, unknown, type AccountToRegister, type Outcome, type OutcomeById } from '@hanout/network-kit';
import type { DamaneCashClient, Said } from './client';
import { findByOurId } from './links';
import {
  isDuplicate,
  isRecord,
  outcomeOfAccount,
  outcomeOfRefusal,
  readRequestState,
  valueOf,
} from './status';

/** How many accounts are opened at a time: the wire takes one a request. */
const LANES = 8;

/**
 * `POST accounts/individual` for each, under its registration id → 201 with the account, or 202 with a request state. Once
 * one gets no answer no more are sent: a system that is silent is waited for once and not once an account.
 */
export async function registerAccounts(
  client: DamaneCashClient,
  batch: readonly AccountToRegister[],
): Promise<OutcomeById[]> {
  const outcomes = allOf(
    batch.map((account) => account.registrationId),
    unknown('not_asked'),
  );
  const waiting = batch.entries();
  let isSilent = false;
  const lane = async (): Promise<void> => {
    for (const [index, account] of waiting) {
      if (isSilent) return;
      const said = await open(client, account);
      isSilent ||= said.outcome === 'unknown';
      outcomes[index] = { id: account.registrationId, ...(await readOpened(client, account, said)) };
    }
  };
  await Promise.all(Array.from({ length: Math.min(LANES, batch.length) }, lane));
  return outcomes;
}

function open(client: DamaneCashClient, account: AccountToRegister): Promise<Said> {
  const { registrationId, walletId, kind, tier } = account;
  return client.post('accounts/individual', registrationId, {
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
}

async function readOpened(
  client: DamaneCashClient,
  { registrationId }: AccountToRegister,
  said: Said,
): Promise<Outcome> {
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
