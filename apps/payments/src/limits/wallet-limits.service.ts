import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import type {
  ApproveWalletLimitsV1,
  ProposeWalletLimitsV1,
  ReadWalletLimitsV1,
  RejectWalletLimitsV1,
  WalletLimitsBodyV1,
  WalletLimitsDecisionsV1,
  WalletLimitsDecisionV1,
} from '@hanout/contracts';
import { Money } from '@hanout/money';
import { failpoint } from '@hanout/service-kit';
import { TwoPersons, type Proposal } from '@hanout/two-person';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PaymentsConfig } from '../config';
import { readRulebook } from '../rules/rulebook';
import { Wallet } from '../wallets/wallet.entity';
import { LIMIT_ERRORS } from './limits.errors';
import { limitsOf } from './own-limits';
import { contentOf, decisionV1, limitsV1, type LimitsContent } from './wallet-limits.answer';
import { writeWalletLimits } from './wallet-limits.queries';

/** What needs two people, by the name the proposal has. */
export const LIMIT_WALLET = 'payments.limit-wallet';

const LISTED_MAX = 100;

/** Limits of one wallet instead of its tier's: a payroll, a large shop, or somebody who is to pay less. */
@Injectable()
export class WalletLimits {
  constructor(
    private readonly dataSource: DataSource,
    private readonly persons: TwoPersons,
    private readonly audit: Audit,
    private readonly config: PaymentsConfig,
  ) {}

  /** @throws DomainError `payments.unknown_wallet`, `payments.wallet_limits_order`, `payments.wallet_limits_day_past`, `two-person.id_reused` */
  async propose({ caller, walletId, body }: ProposeWalletLimitsV1): Promise<WalletLimitsDecisionV1> {
    reachOf(caller, 'payments.propose-wallet-limits');
    const { manager } = this.dataSource;
    await findWallet(manager, walletId);
    const content = checked(body);
    const known = await this.persons.find(body.decisionId);
    if (!known) await demandNotPast(manager, content);
    return decisionV1(
      await this.persons.propose(caller, {
        proposalId: body.decisionId,
        kind: LIMIT_WALLET,
        subjectId: walletId,
        content,
        reason: body.source,
        expiresInSeconds: this.config.approvalSeconds,
      }),
    );
  }

  /** What is approved after its day had come is refused: nothing is decided for days that are over. */
  async approve({ caller, decisionId, body }: ApproveWalletLimitsV1): Promise<WalletLimitsDecisionV1> {
    reachOf(caller, 'payments.approve-wallet-limits');
    await this.find(decisionId);
    const approved = await this.persons.approve(caller, {
      proposalId: decisionId,
      ...body,
      apply: async (manager, { subjectId: walletId, content }) => {
        const decided = JSON.parse(content) as LimitsContent;
        await demandNotPast(manager, decided);
        await writeWalletLimits(manager, { decisionId, walletId, ...decided });
        await this.audit.record(manager, {
          by: caller,
          operation: 'payments.approve-wallet-limits',
          subject: { kind: 'wallet', id: walletId },
          after: { decisionId, ...decided },
        });
        failpoint('payments.limiting-wallet');
      },
    });
    return decisionV1(approved);
  }

  async reject({ caller, decisionId, body }: RejectWalletLimitsV1): Promise<WalletLimitsDecisionV1> {
    reachOf(caller, 'payments.reject-wallet-limits');
    await this.find(decisionId);
    return decisionV1(await this.persons.reject(caller, { proposalId: decisionId, reason: body.reason }));
  }

  async read({ caller, walletId, before }: ReadWalletLimitsV1): Promise<WalletLimitsDecisionsV1> {
    reachOf(caller, 'payments.read-wallet-limits');
    const { manager } = this.dataSource;
    const wallet = await findWallet(manager, walletId);
    const inForce = limitsOf(wallet, await readRulebook(manager));
    const page = { isOpen: false, kind: LIMIT_WALLET, subjectId: walletId, limit: LISTED_MAX };
    const proposals = await this.persons.list({ ...page, ...(before !== undefined && { before }) });
    return { inForce: limitsV1(inForce), items: proposals.map(decisionV1) };
  }

  /** @throws DomainError `payments.unknown_wallet_limits`, also of what is proposed otherwise */
  private async find(decisionId: string): Promise<Proposal> {
    const proposal = await this.persons.find(decisionId);
    if (proposal?.kind !== LIMIT_WALLET) throw LIMIT_ERRORS.error('payments.unknown_wallet_limits');
    return proposal;
  }
}

/** @throws DomainError `payments.unknown_wallet` */
async function findWallet(manager: EntityManager, walletId: string): Promise<Wallet> {
  const wallet = await manager.findOneBy(Wallet, { walletId });
  if (!wallet) throw LIMIT_ERRORS.error('payments.unknown_wallet', { field: 'walletId' });
  return wallet;
}

/** @throws DomainError `payments.wallet_limits_order` with the field that is too small or in another currency */
function checked(body: WalletLimitsBodyV1): LimitsContent {
  const { perOperation, daily, monthly } = body.limits ?? {};
  let least = 0n;
  for (const [field, money] of Object.entries({ perOperation, daily, monthly })) {
    if (!money) continue;
    const { minor, currency } = Money.fromWire(money);
    if (minor < least || currency !== 'MAD')
      throw LIMIT_ERRORS.error('payments.wallet_limits_order', { field: `limits.${field}` });
    least = minor;
  }
  return contentOf(body);
}

/** @throws DomainError `payments.wallet_limits_day_past` */
async function demandNotPast(manager: EntityManager, { effectiveFrom }: LimitsContent): Promise<void> {
  const { day } = await readRulebook(manager);
  if (effectiveFrom < day)
    throw LIMIT_ERRORS.error('payments.wallet_limits_day_past', { field: 'effectiveFrom', params: { day } });
}
