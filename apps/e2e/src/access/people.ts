import { randomInt, randomUUID } from 'node:crypto';
import type { CallerV1, PeopleEnrolledV1, PersonToEnrolV1, Role } from '@hanout/contracts';
import type { Api } from './api';

/** The agent network everybody here belongs to, and another one. */
export const NETWORK = 'cash-plus';
export const OTHER_NETWORK = 'm2t';

export interface Person {
  readonly personId: string;
  readonly walletId: string;
  readonly phone: string;
  readonly merchantCode?: string;
}

/** The API client of a network. */
export function networkClient(network: string): CallerV1 {
  return { kind: 'client', id: randomUUID(), roles: ['network'], network };
}

export function staff(role: Role): CallerV1 {
  return { kind: 'staff', id: randomUUID(), roles: [role] };
}

export function customerCaller({ personId, walletId }: Person): CallerV1 {
  return { kind: 'person', id: personId, roles: ['customer'], network: NETWORK, walletId };
}

export function merchantCaller({ personId, walletId, merchantCode }: Person): CallerV1 {
  return { kind: 'person', id: personId, roles: ['merchant'], network: NETWORK, walletId, merchantCode };
}

/** Two customers, two shops and somebody who serves in one, of one network, as the network's client presents them. */
export async function enrolPeople(api: Api): Promise<[Person, Person, Person, Person, Person]> {
  const people = [aPerson(), aPerson(), aPerson('SHOP1'), aPerson('SHOP2'), aPerson()];
  const { enrolments } = await api.ok<PeopleEnrolledV1>(networkClient(NETWORK), 'POST', '/enrolments', {
    people,
  });
  return enrolments.map(({ personId = '', walletId = '', outcome, code }, place): Person => {
    if (outcome !== 'enrolled') throw new Error(`enrolment ${place}: ${outcome} ${code}`);
    const { phone = '', merchant } = people[place] ?? {};
    return { personId, walletId, phone, ...(merchant && { merchantCode: merchant.code }) };
  }) as [Person, Person, Person, Person, Person];
}

export function somePhone(): string {
  return `+2126${String(randomInt(100_000_000)).padStart(8, '0')}`;
}

export function aPerson(merchantCode?: string): PersonToEnrolV1 {
  return {
    enrolmentId: randomUUID(),
    nameAr: 'فاطمة الزهراء',
    nameFr: 'Fatima Zahra',
    phone: somePhone(),
    cin: `AB${randomInt(100_000, 1_000_000)}`,
    language: 'ar',
    tier: merchantCode === undefined ? 2 : 3,
    references: [],
    ...(merchantCode !== undefined && {
      merchant: {
        code: merchantCode,
        tradeNameAr: 'بقالة الأمل',
        tradeNameFr: 'Épicerie Al Amal',
        mcc: '5411',
        province: 'Rehamna',
        commune: 'Ben Guerir',
      },
    }),
  };
}
