import { randomUUID } from 'node:crypto';
import {
  approveSettlementProposal,
  commentBreak,
  proposeBreakResolution,
  readBreak,
  readBreaks,
  rejectSettlementProposal,
} from '@hanout/contracts';
import { Asks } from '@hanout/messaging';
import { DataSource } from 'typeorm';
import { SettlementStage, staffWith } from '../../test/settlement-stage';
import { openBreak } from './breaks.queries';

const [maker, checker, auditor] = [staffWith('finance'), staffWith('finance'), staffWith('auditor')];

describe('breaks', () => {
  let stage: SettlementStage;

  beforeAll(async () => {
    stage = await SettlementStage.set('2026-11-28T20:00:00.000Z');
  });
  afterAll(() => stage.strike());

  const asks = () => stage.settlement.get(Asks);
  /** @returns the id of a new one */
  async function open(
    network: 'm2t' | 'wafacash' = 'm2t',
    subjectId: string = randomUUID(),
  ): Promise<string> {
    const { manager } = stage.settlement.get(DataSource);
    const evidence = { windowId: subjectId, reason: 'account_closed' };
    await openBreak(manager, { kind: 'settlement_not_posted', subjectId, network, evidence });
    const [row] = await stage.query<{ break_id: string }>(
      'select break_id from breaks where subject_id = $1',
      [subjectId],
    );
    return row!.break_id;
  }
  const propose = (breakId: string, caller = maker) =>
    asks().ask(proposeBreakResolution, {
      caller,
      breakId,
      body: { proposalId: randomUUID(), resolution: 'corrected', reason: 'posted by hand' },
    });
  const approve = (
    { proposalId, contentHash }: { proposalId: string; contentHash: string },
    caller = checker,
  ) => asks().ask(approveSettlementProposal, { caller, proposalId, body: { contentHash, reason: 'seen' } });
  const read = (breakId: string, caller = auditor) => asks().ask(readBreak, { caller, breakId });

  it('are opened once for one subject, and listed with their age', async () => {
    const subject = randomUUID();
    const ids = [await open('wafacash', subject), await open('wafacash', subject), await open('wafacash')];
    expect(new Set(ids).size).toBe(2);
    await stage.query('alter table breaks disable trigger break_is_closed_once');
    await stage.query(`update breaks set opened_at = now() - interval '8 days' where subject_id = $1`, [
      subject,
    ]);
    await stage.query('alter table breaks enable trigger break_is_closed_once');
    const page = { caller: auditor, network: 'wafacash' as const, limit: 1 };
    const { items, ageing } = await asks().ask(readBreaks, { ...page, state: 'open' });
    expect(ageing).toEqual({ upToOneDay: 1, twoToThreeDays: 0, fourToSevenDays: 0, overSevenDays: 1 });
    expect(items).toMatchObject([{ breakId: ids[0], kind: 'settlement_not_posted', state: 'open' }]);
    expect(JSON.parse(items[0]!.evidence)).toEqual({ windowId: subject, reason: 'account_closed' });
    const next = await asks().ask(readBreaks, { ...page, after: ids[0]! });
    expect(next.items.map(({ breakId }) => breakId)).toEqual([ids[2]]);
    expect((await asks().ask(readBreaks, { ...page, state: 'resolved' })).items).toEqual([]);
  });

  it('are resolved by two people, once', async () => {
    const breakId = await open();
    const [first, second] = [await propose(breakId), await propose(breakId)];
    await expect(approve(first, maker)).rejects.toMatchObject({ code: 'two-person.same_person' });
    await Promise.all([approve(first), approve(first)]);
    expect(await read(breakId)).toMatchObject({
      case: { state: 'resolved', resolution: 'corrected', proposalId: first.proposalId },
    });
    await expect(approve(second)).rejects.toMatchObject({ code: 'settlement.break_closed' });
    await expect(propose(breakId)).rejects.toMatchObject({ code: 'settlement.break_closed' });
    const trail = await stage.query<{ operation: string }>(
      'select operation from audit_entries where subject_id = $1 order by entry_id',
      [first.proposalId],
    );
    expect(trail.map(({ operation }) => operation)).toEqual(['two-person.propose', 'two-person.approve']);
    await expect(
      stage.query(`update breaks set evidence = '{}' where break_id = $1`, [breakId]),
    ).rejects.toThrow('closed once');
  });

  it('stay open when the second person says no', async () => {
    const breakId = await open();
    const { proposalId } = await propose(breakId);
    await asks().ask(rejectSettlementProposal, { caller: checker, proposalId, body: { reason: 'not so' } });
    expect((await read(breakId)).case.state).toBe('open');
  });

  it('are commented, each comment once', async () => {
    const breakId = await open();
    const body = { commentId: randomUUID(), text: 'The bank was called' };
    const comment = (text = body.text, caller = maker) =>
      asks().ask(commentBreak, { caller, breakId, body: { ...body, text } });
    await Promise.all([comment(), comment()]);
    expect((await read(breakId)).comments).toMatchObject([{ ...body, by: maker.id }]);
    await expect(comment('Something else')).rejects.toMatchObject({ code: 'settlement.comment_id_reused' });
    await expect(comment(body.text, checker)).rejects.toMatchObject({ code: 'settlement.comment_id_reused' });
    await expect(stage.query('delete from break_comments')).rejects.toThrow('append-only');
  });

  it('are decided by finance alone, and only when they are there', async () => {
    const breakId = await open();
    await expect(propose(breakId, auditor)).rejects.toMatchObject({ code: 'platform.forbidden' });
    await expect(read(breakId, staffWith('support'))).rejects.toMatchObject({ code: 'platform.forbidden' });
    await expect(propose(randomUUID())).rejects.toMatchObject({ code: 'settlement.unknown_break' });
    await expect(read(randomUUID())).rejects.toMatchObject({ code: 'settlement.unknown_break' });
  });
});
