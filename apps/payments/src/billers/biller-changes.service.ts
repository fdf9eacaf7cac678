import { reachOf } from '@hanout/access';
import type {
  ApproveBillerV1,
  BillerV1,
  ProposalsV1,
  ProposalV1,
  ProposeBillerV1,
  ReadBillerProposalsV1,
  RejectBillerV1,
} from '@hanout/contracts';
import { describeFailure } from '@hanout/errors';
import { failpoint } from '@hanout/service-kit';
import { TWO_PERSON_ERRORS, TwoPersons, type Proposal } from '@hanout/two-person';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { WALLET_CURRENCY } from '../payments/payment.terms';
import { demandSound } from './biller.rules';
import { BillerAccounts } from './biller-accounts.service';
import { BILLER_ERRORS } from './billers.errors';
import { findBillers, publishBiller } from './billers.queries';

const PUBLISH = 'biller.publish';
const LISTED_MAX = 100;

/** Billers change by two people of finance: one proposes a whole row, another publishes it. */
@Injectable()
export class BillerChanges {
  private readonly logger = new Logger('billers');

  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: TwoPersons,
    private readonly accounts: BillerAccounts,
    private readonly config: PaymentsConfig,
  ) {}

  async propose({ caller, body }: ProposeBillerV1): Promise<ProposalV1> {
    reachOf(caller, 'payments.propose-biller');
    const { proposalId, biller, reason } = body;
    demandSound(biller, WALLET_CURRENCY);
    const known = (await findBillers(this.dataSource.manager, [biller.code])).get(biller.code);
    if (known && known.network !== biller.network) throw networkFixed(known.network);
    const proposal = await this.persons.propose(caller, {
      proposalId,
      kind: PUBLISH,
      subjectId: biller.code,
      content: biller,
      reason,
      expiresInSeconds: this.config.approvalSeconds,
    });
    return proposalV1(proposal);
  }

  async list({ caller, isOpen = false, before }: ReadBillerProposalsV1): Promise<ProposalsV1> {
    reachOf(caller, 'payments.read-biller-proposals');
    const page = { isOpen, kind: PUBLISH, limit: LISTED_MAX, ...(before !== undefined && { before }) };
    return { items: (await this.persons.list(page)).map(proposalV1) };
  }

  /** By another person than the maker. The same checker again gets the same answer. */
  async approve({ caller, proposalId, body }: ApproveBillerV1): Promise<ProposalV1> {
    reachOf(caller, 'payments.approve-biller');
    await this.demandBillers(proposalId);
    const proposal = await this.persons.approve(caller, { proposalId, ...body, apply: publish });
    failpoint('payments.biller-published');
    // Where the ledger is not there now, the job asks it later.
    await this.accounts.open().catch((error: unknown) => this.logger.warn(describeFailure(error)));
    return proposalV1(proposal);
  }

  async reject({ caller, proposalId, body }: RejectBillerV1): Promise<ProposalV1> {
    reachOf(caller, 'payments.reject-biller');
    await this.demandBillers(proposalId);
    return proposalV1(await this.persons.reject(caller, { proposalId, reason: body.reason }));
  }

  /** What else two people decide in this service is not decided here. */
  private async demandBillers(proposalId: string): Promise<void> {
    const { kind } = await this.persons.read(proposalId);
    if (kind !== PUBLISH) throw TWO_PERSON_ERRORS.error('two-person.unknown_proposal');
  }
}

async function publish(manager: EntityManager, { content, proposalId }: Proposal): Promise<void> {
  const biller = JSON.parse(content) as BillerV1;
  if (await publishBiller(manager, biller, proposalId)) return;
  throw networkFixed((await findBillers(manager, [biller.code])).get(biller.code)!.network);
}

function networkFixed(network: string): Error {
  return BILLER_ERRORS.error('payments.biller_network_fixed', {
    field: 'biller.network',
    params: { network },
  });
}

function proposalV1({ proposedAt, expiresAt, decidedAt, ...rest }: Proposal): ProposalV1 {
  return {
    ...rest,
    proposedAt: proposedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(decidedAt !== undefined && { decidedAt: decidedAt.toISOString() }),
  };
}
