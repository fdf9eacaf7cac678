import { createHash } from 'node:crypto';
import type {
  AgentToRegisterV1,
  CallerV1,
  MerchantToEnrolV1,
  NetworkName,
  PersonToEnrolV1,
} from '@hanout/contracts';

/** A person nobody else is: numbers follow from `n`. */
export function aPerson(n: number, changes: Partial<PersonToEnrolV1> = {}): PersonToEnrolV1 {
  return {
    enrolmentId: `enrolment-${n}`,
    nameAr: `فاطمة ${inLetters(n, 'ابتثجحخدذر')}`,
    nameFr: `Fatima ${inLetters(n, 'abcdefghij')}`,
    phone: `06${String(n).padStart(8, '0')}`,
    cin: `AB${n}`,
    language: 'ar',
    tier: 2,
    references: [{ scheme: 'idcs', value: String(1_000_000_000 + n) }],
    ...changes,
  };
}

/** A name has no long number in it. */
function inLetters(n: number, letters: string): string {
  return [...String(n)].map((digit) => letters[Number(digit)]).join('');
}

export function someone(from: number, count: number): PersonToEnrolV1[] {
  return Array.from({ length: count }, (_, place) => aPerson(from + place));
}

export function aShop(code: string, changes: Partial<MerchantToEnrolV1> = {}): MerchantToEnrolV1 {
  return {
    code,
    tradeNameAr: 'بقالة الأمل',
    tradeNameFr: 'Épicerie Al Amal',
    mcc: '5411',
    province: 'Rehamna',
    commune: 'Ben Guerir',
    ...changes,
  };
}

export function anAgentOf(agentCode: string, changes: Partial<AgentToRegisterV1> = {}): AgentToRegisterV1 {
  return {
    agentCode,
    kind: 'retail',
    tradeNameAr: 'وكالة الأمل',
    tradeNameFr: 'Agence Al Amal',
    place: { communeCode: 'MA-REH:ben-guerir' },
    ...changes,
  };
}

export function networkClient(network: NetworkName, changes: Partial<CallerV1> = {}): CallerV1 {
  return {
    kind: 'client',
    id: '01890000-0000-7000-8000-000000000001',
    roles: ['network'],
    network,
    ...changes,
  };
}

/** The same key on every run, so that a failing run can be looked at again. */
export function testKey(name: string): string {
  return createHash('sha256').update(name).digest('base64');
}
