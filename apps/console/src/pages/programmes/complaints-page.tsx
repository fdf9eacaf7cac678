import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { call } from '../../api/client';
import { usePages } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { Action } from '../../ui/action';
import { columnsOf } from '../../ui/columns';
import { Countdown } from '../../ui/countdown';
import { DataTable } from '../../ui/data-table';
import { FoundPages } from '../../ui/found';
import { Figure, Figures, Panel, Screen } from '../../ui/panel';
import { byDeadline, OUTCOMES, summaryOf, type Complaint } from './complaint';
import { complaintTexts, outcomeTexts, reasonTexts } from './complaints.texts';

const PAGE = 100;

/** What families say is wrong, the nearest deadline first; each has its answer within the days of the rules. */
export default function ComplaintsPage() {
  const t = useTexts(complaintTexts);
  const [shown, setShown] = useState<'open' | 'all'>('open');
  const pages = usePages<{ items: Complaint[] }, Complaint>(
    '/programmes/complaints',
    { limit: String(PAGE), state: shown === 'open' ? shown : undefined },
    ({ items }) => ({
      rows: items,
      next: items.length < PAGE ? undefined : { after: items.at(-1)?.cursor },
    }),
  );
  const pick = (
    <SegmentedControl
      size="xs"
      aria-label={t.shown}
      value={shown}
      onChange={(next) => setShown(next as 'open' | 'all')}
      data={[
        { value: 'open', label: t.waiting },
        { value: 'all', label: t.all },
      ]}
    />
  );
  return (
    <Screen title={useTexts(pageTexts).complaints} side={pick}>
      <FoundPages in={pages}>
        <Summary of={pages.rows} />
        <Panel title={shown === 'open' ? t.waiting : t.all}>
          <Complaints rows={byDeadline(pages.rows)} more={pages} />
        </Panel>
      </FoundPages>
    </Screen>
  );
}

function Summary({ of }: { of: readonly Complaint[] }) {
  const t = useTexts(complaintTexts);
  const [now] = useState(Date.now);
  const { waiting, overdue, soon, answered } = summaryOf(of, now);
  return (
    <Figures>
      <Figure label={t.waiting}>{waiting}</Figure>
      <Figure label={t.overdue} tone={overdue > 0 ? 'bad' : 'good'}>
        {overdue}
      </Figure>
      <Figure label={t.soon}>{soon}</Figure>
      <Figure label={t.answered}>{answered}</Figure>
    </Figures>
  );
}

interface ListProps {
  readonly rows: readonly Complaint[];
  readonly more: {
    readonly hasMore: boolean;
    readonly isLoadingMore: boolean;
    readonly readMore: () => void;
  };
}

function Complaints({ rows, more }: ListProps) {
  const t = useTexts(complaintTexts);
  const [reasons, outcomes] = [useTexts(reasonTexts), useTexts(outcomeTexts)];
  const mayAnswer = useMay()('programmes.answer-complaint');
  return (
    <DataTable
      name="complaints"
      label={t.complaints}
      rows={rows}
      more={more}
      keyOf={({ complaintId }) => complaintId}
      columns={columnsOf<Complaint>((c) => [
        {
          key: 'clock',
          head: t.clock,
          value: ({ dueAt }) => dueAt,
          cell: ({ openedAt, dueAt, answeredAt }) =>
            answeredAt === undefined ? <Countdown from={openedAt} until={dueAt} /> : null,
        },
        c.word('reason', t.reason, ({ reason }) => reason, reasons),
        c.name('words', t.words, ({ words }) => words),
        c.id('idcs', t.household, ({ idcs }) => idcs),
        c.id('massar', t.child, ({ massar }) => massar),
        c.id('month', t.month, ({ month }) => month),
        c.when('opened', t.opened, ({ openedAt }) => openedAt),
        c.word('outcome', t.outcome, ({ outcome }) => outcome, outcomes),
        c.name('answer', t.answer, ({ answer }) => answer),
        c.actions(({ complaintId, outcome }) =>
          outcome === undefined && mayAnswer ? <Answer complaintId={complaintId} /> : null,
        ),
      ])}
    />
  );
}

function Answer({ complaintId }: { complaintId: string }) {
  const t = useTexts(complaintTexts);
  const common = useTexts(commonTexts);
  const outcomes = useTexts(outcomeTexts);
  return (
    <Action
      label={t.toAnswer}
      fields={[
        {
          name: 'outcome',
          label: t.outcome,
          kind: 'select',
          options: OUTCOMES.map((value) => ({ value, label: outcomes[value] })),
        },
        { name: 'answer', label: `${t.answer} · ${common.reason}`, kind: 'area' },
      ]}
      run={(body) => call('POST', `/programmes/complaints/${complaintId}/answer`, body)}
    />
  );
}
