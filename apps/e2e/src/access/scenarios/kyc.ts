import { randomUUID } from 'node:crypto';
import type { KycCaseV1, PeopleEnrolledV1 } from '@hanout/contracts';
import { once } from '../once';
import { aPerson, customerCaller, NETWORK, networkClient, OTHER_NETWORK } from '../people';
import type { Asked, Call, Scenario, Scenarios } from '../scenario';
import type { World } from '../world';

const aCase = (walletId: string): Call => ({ body: { caseId: randomUUID(), walletId, tier: 3 } });
const of = (caseId: string): Call => ({ params: { caseId } });

/** Somebody with a wallet and no case. */
async function newcomer({ api }: World): Promise<{ personId: string; walletId: string }> {
  const { enrolments } = await api.ok<PeopleEnrolledV1>(networkClient(NETWORK), 'POST', '/enrolments', {
    people: [aPerson()],
  });
  const { personId = '', walletId = '' } = enrolments[0] ?? {};
  return { personId, walletId };
}

/** A new case of a newcomer, and what makes it the caller's own. */
async function ownCase(world: World, { role }: Asked): Promise<Call> {
  const { personId, walletId } = await newcomer(world);
  const caller = customerCaller({ personId, walletId, phone: '' });
  const { body } = aCase(walletId);
  const { caseId } = await world.api.ok<KycCaseV1>(caller, 'POST', '/kyc/cases', body);
  return { ...of(caseId), ...(isHolder(role) && { as: { id: personId, walletId } }) };
}

const otherCaseOf = once(async (world) => {
  const caller = customerCaller(world.otherCustomer);
  const { body } = aCase(world.otherCustomer.walletId);
  return (await world.api.ok<KycCaseV1>(caller, 'POST', '/kyc/cases', body)).caseId;
});

const isHolder = (role: Asked['role']): boolean => role === 'customer' || role === 'merchant';
const elsewhere = ({ role }: Asked): Call => (isHolder(role) ? {} : { as: { network: OTHER_NETWORK } });
const othersCase: Scenario['others'] = async (world, asked) =>
  asked.role === 'compliance' ? null : { ...of(await otherCaseOf(world)), ...elsewhere(asked) };
const absentCase = (): Call => of(randomUUID());
const REVIEW = { outcome: 'rejected', reason: 'not_eligible' };
const isOfOne = ({ endpoint }: Asked): boolean => endpoint.path.includes(':caseId');
const list: Scenario = { own: () => ({}), others: null, absent: null };

export const kycScenarios = {
  'identity.read-tiers': list,
  'identity.propose-tier': {
    own: () => ({ body: { proposalId: randomUUID(), rule: aRule() } }),
    others: null,
    absent: null,
  },
  'identity.open-kyc-case': {
    own: async (world, { role }) => {
      // Only a principal agent may, and the agent of the walk is none.
      if (role === 'agent') return null;
      const { personId, walletId } = await newcomer(world);
      return { ...aCase(walletId), ...(isHolder(role) && { as: { id: personId, walletId } }) };
    },
    others: ({ otherCustomer }, asked) => ({ ...aCase(otherCustomer.walletId), ...elsewhere(asked) }),
    absent: () => aCase(randomUUID()),
  },
  'identity.read-kyc-case': { own: ownCase, others: othersCase, absent: absentCase },
  // A case is submitted with its evidence, which the walk has none of.
  'identity.submit-kyc-case': { own: () => null, others: othersCase, absent: absentCase },
  'identity.withdraw-kyc-case': { own: ownCase, others: othersCase, absent: absentCase },
  'identity.review-kyc-case': {
    own: async (world, asked) => (isOfOne(asked) ? { ...of(await otherCaseOf(world)), body: REVIEW } : {}),
    others: null,
    absent: (_world, asked) => (isOfOne(asked) ? { ...of(randomUUID()), body: REVIEW } : null),
  },
  'identity.read-overdue-kyc-cases': list,
} satisfies Partial<Scenarios<`identity.${string}`>>;

function aRule(): object {
  return {
    tier: 1,
    effectiveFrom: '2090-01-01',
    currency: 'MAD',
    evidence: ['phone_otp'],
    balanceCapMinor: '30000',
    capBasis: 'regulation',
    perOperationMinor: '20000',
    dailyMinor: '20000',
    monthlyMinor: '100000',
    limitsBasis: 'operator_choice',
    source: 'a circular to come',
    reason: 'prices have risen',
  };
}
