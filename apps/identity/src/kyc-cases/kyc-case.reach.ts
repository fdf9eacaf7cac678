import type { EntityManager } from 'typeorm';
import { reachOf, type Operation } from '@hanout/access';
import type { CallerV1 } from '@hanout/contracts';
import { KYC_CASES_ERRORS } from './kyc-cases.errors';
import { isPrincipal, type CaseRow } from './kyc-cases.queries';

type IsMine = (wallet: { person_id: string; network: string }) => boolean;

/** @throws DomainError `platform.forbidden` for a role that the operation is not for */
export function whoseIs(caller: CallerV1, operation: Operation): IsMine {
  const reach = reachOf(caller, operation);
  if (reach === 'all') return () => true;
  if (reach === 'network') return ({ network }) => network === caller.network;
  return (wallet) => wallet.person_id === caller.id;
}

/** What is not the caller's is answered like what does not exist. */
export function visible(row: CaseRow | undefined, isMine: IsMine): CaseRow {
  if (row === undefined || !isMine(row)) throw KYC_CASES_ERRORS.error('identity.unknown_kyc_case');
  return row;
}

/** A retail agent opens the first tier only, and that needs no case. */
export async function demandPrincipal(
  manager: EntityManager,
  caller: CallerV1,
  network: string,
): Promise<void> {
  if (!caller.roles.includes('agent')) return;
  const { agentId } = caller;
  if (agentId === undefined || !(await isPrincipal(manager, { agentId, network })))
    throw KYC_CASES_ERRORS.error('identity.retail_agent_tier');
}
