import { randomUUID } from 'node:crypto';
import { SHOWN_EVIDENCE, type KycCaseV1 } from '@hanout/contracts';
import { newcomer } from '../newcomer';
import { once } from '../once';
import { customerCaller, NETWORK, networkClient, OTHER_NETWORK } from '../people';
import { aPicture } from '../picture';
import type { Asked, Call, Scenario, Scenarios } from '../scenario';
import type { World } from '../world';

const aCase = (walletId: string): Call => ({ body: { caseId: randomUUID(), walletId, tier: 3 } });
const of = (caseId: string): Call => ({ params: { caseId } });

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

const otherEvidenceOf = once(async (world) => {
  const caseId = await otherCaseOf(world);
  const body = await aPicture('form');
  await world.api.ok(customerCaller(world.otherCustomer), 'POST', `/kyc/cases/${caseId}/evidence`, body);
  return { caseId, evidenceId: body.evidenceId };
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
  'identity.submit-kyc-case': {
    own: async (world, asked) => {
      if (asked.role === 'agent') return null;
      const call = await ownCase(world, asked);
      const { id: personId = '', walletId = '' } = call.as ?? {};
      const isHeld = isHolder(asked.role);
      const caller = isHeld ? customerCaller({ personId, walletId, phone: '' }) : networkClient(NETWORK);
      const path = `/kyc/cases/${call.params!['caseId']}/evidence`;
      for (const kind of SHOWN_EVIDENCE) await world.api.ok(caller, 'POST', path, await aPicture(kind));
      return call;
    },
    others: othersCase,
    absent: absentCase,
  },
  'identity.add-kyc-evidence': {
    own: async (world, asked) =>
      asked.role === 'agent' ? null : { ...(await ownCase(world, asked)), body: await aPicture('cin') },
    others: async (world, asked) => ({
      ...of(await otherCaseOf(world)),
      ...elsewhere(asked),
      body: await aPicture('cin'),
    }),
    absent: async () => ({ ...absentCase(), body: await aPicture('cin') }),
  },
  'identity.list-kyc-evidence': { own: ownCase, others: othersCase, absent: absentCase },
  'identity.read-kyc-evidence': {
    own: async (world) => ({ params: await otherEvidenceOf(world) }),
    others: null,
    absent: () => ({ params: { caseId: randomUUID(), evidenceId: randomUUID() } }),
  },
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
