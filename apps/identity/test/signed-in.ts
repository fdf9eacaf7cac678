import {
  enrolPeople,
  requestCode,
  signIn,
  type CallerV1,
  type SignedInV1,
  type SignInBodyV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import type { TestIdentity } from './identity';
import { aPerson, networkClient } from './people';

let n = 70_000;

/** Somebody with an open wallet in Cash Plus who has signed in by code. */
export async function aSignedInPerson(identity: TestIdentity) {
  const person = aPerson((n += 1));
  const { enrolments } = await identity.asks.ask(enrolPeople, {
    caller: networkClient('cash-plus'),
    body: { people: [person] },
  });
  const phone = `+212${person.phone.slice(1)}`;
  const walletId = enrolments[0]!.walletId!;
  const signedIn = await signInByCode(identity, phone);
  return { phone, walletId, signedIn, caller: callerOf(enrolments[0]!.personId!, walletId, signedIn) };
}

export async function codeFor(identity: TestIdentity, phone: string): Promise<string> {
  const sent = () => identity.sms.questions.filter((message) => message.phone === phone);
  const before = sent().length;
  await identity.asks.ask(requestCode, { body: { phone } });
  await waitFor(() => sent().length > before);
  return sent().at(-1)!.values.code!;
}

export async function signInByCode(
  identity: TestIdentity,
  phone: string,
  more: (code: string) => Partial<SignInBodyV1> = () => ({}),
): Promise<SignedInV1> {
  const code = await codeFor(identity, phone);
  return identity.asks.ask(signIn, { body: { grant: 'code', phone, code, ...more(code) } });
}

function callerOf(id: string, walletId: string, { sessionId }: SignedInV1): CallerV1 {
  return { kind: 'person', id, roles: ['customer'], network: 'cash-plus', walletId, sessionId: sessionId! };
}
