import type { PeopleEnrolledV1 } from '@hanout/contracts';
import { aPerson, NETWORK, networkClient, type Person } from './people';
import type { World } from './world';

/** Somebody with a wallet and nothing else, whom no other call of the walk needs. */
export async function newcomer({ api }: World): Promise<Person> {
  const person = aPerson();
  const { enrolments } = await api.ok<PeopleEnrolledV1>(networkClient(NETWORK), 'POST', '/enrolments', {
    people: [person],
  });
  const { personId = '', walletId = '' } = enrolments[0] ?? {};
  return { personId, walletId, phone: person.phone };
}
