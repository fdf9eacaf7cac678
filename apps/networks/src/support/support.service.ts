import { reachOf } from '@hanout/access';
import { Audit } from '@hanout/audit';
import {
  LISTED_DEAD_NOTICES_MAX,
  type NetworkEndReadV1,
  type NoticeReplayedV1,
  type PayoutsReadV1,
  type ReadNetworkEndV1,
  type ReadPayoutsV1,
  type ReplayNoticeV1,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NetworksConfig } from '../config';
import { NoticesApplier } from '../notices/notices-applier.service';
import { PayoutSender } from '../payouts/payout-sender.service';
import { ReportsApplier } from '../reports/reports-applier.service';
import { assertMayRead } from '../registrations/registrations.access';
import { readWords } from './network-end.queries';
import { SUPPORT_ERRORS } from './support.errors';
import { listDeadNotices, lockNotice, readStanding, reviveNotice } from './support.queries';

/** What staff see of a network, and may do about what could not be applied. */
@Injectable()
export class SupportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: Audit,
    private readonly sender: PayoutSender,
    private readonly applier: NoticesApplier,
    private readonly reportsApplier: ReportsApplier,
    private readonly config: NetworksConfig,
  ) {}

  async read({ caller }: ReadPayoutsV1): Promise<PayoutsReadV1> {
    const { network } = this.config;
    assertMayRead(caller, network, 'networks.read-payouts');
    const { manager } = this.dataSource;
    const { oldestWaitingAt, payouts, ...standing } = await readStanding(manager);
    const { state, failures, openSince } = this.sender.readBreaker();
    return {
      network,
      ...standing,
      payouts: { ...payouts, ...(oldestWaitingAt && { oldestWaitingAt: oldestWaitingAt.toISOString() }) },
      breaker: { state, failures, ...(openSince && { openSince: openSince.toISOString() }) },
      deadNotices: await listDeadNotices(manager, LISTED_DEAD_NOTICES_MAX),
    };
  }

  /** For payments, which knows who may see it. */
  async readEnd({ paymentId }: ReadNetworkEndV1): Promise<NetworkEndReadV1> {
    return { words: await readWords(this.dataSource.manager, paymentId) };
  }

  async replay({ caller, noticeId, body }: ReplayNoticeV1): Promise<NoticeReplayedV1> {
    reachOf(caller, 'networks.replay-notice');
    await inTransaction(this.dataSource, async (manager) => {
      const found = await lockNotice(manager, noticeId);
      if (!found) throw SUPPORT_ERRORS.error('networks.unknown_notice', { field: 'noticeId' });
      const { state } = found;
      if (state !== 'dead')
        throw SUPPORT_ERRORS.error('networks.not_dead', { field: 'noticeId', params: { state } });
      await reviveNotice(manager, noticeId);
      await this.audit.record(manager, {
        by: caller,
        operation: 'networks.replay-notice',
        subject: { kind: 'notice', id: noticeId },
        before: { state },
        after: { state: 'kept' },
        reason: body.reason,
      });
    });
    this.applier.nudge();
    this.reportsApplier.nudge();
    return { noticeId, state: 'kept' };
  }
}
