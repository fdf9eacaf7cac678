import { Stepper, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { useSession } from '../../session/session';
import { pageTexts } from '../../shell/shell.texts';
import { useTexts } from '../../texts/language';
import { wordTexts } from '../../texts/words';
import { Action } from '../../ui/action';
import { Amount } from '../../ui/amount';
import { Back } from '../../ui/back';
import { Found } from '../../ui/found';
import { dirhams } from '../../ui/money-input';
import { Id, Name } from '../../ui/name';
import { Figure, Figures, Panel, Screen } from '../../ui/panel';
import { Findings } from './findings';
import { HouseholdPanel } from './household-panel';
import { programmeTexts } from './programmes.texts';
import { Disbursement, Report } from './report';
import { IN_MOTION, STEPS, stepOf, type Roster } from './roster';

const FOLLOW_MS = 2_000;

/** One roster on its way from files to people; while something runs, it is followed. */
export function OneRoster({ rosterId }: { rosterId: string }) {
  const titles = useTexts(pageTexts);
  const path = `/programmes/rosters/${rosterId}`;
  const state = useQueryClient().getQueryData<Roster>([path])?.state;
  const isMoving = state === undefined || IN_MOTION.includes(state);
  const found = useRead<Roster>(path, isMoving ? { followMs: FOLLOW_MS } : {});
  return (
    <Screen title={titles.programmes} side={<Back to="/programmes" label={titles.programmes} />}>
      <Found in={found}>
        {(roster) => (
          <>
            <Way of={roster} />
            {roster.problem ? <Problem of={roster.problem} /> : null}
            {roster.disbursement && roster.state !== 'evaluated' ? (
              <Disbursement of={roster.disbursement} />
            ) : null}
            {roster.totals ? <Report totals={roster.totals} /> : null}
            {roster.totals ? <Findings rosterId={rosterId} /> : null}
            {roster.totals ? <HouseholdPanel rosterId={rosterId} /> : null}
          </>
        )}
      </Found>
    </Screen>
  );
}

function Way({ of: roster }: { of: Roster }) {
  const t = useTexts(programmeTexts);
  const { progress, rosterId, totals, approvedBy } = roster;
  const told = progress ? `${progress.done} / ${progress.total}` : undefined;
  return (
    <Panel title={<Name of={`${roster.programme} · ${roster.ruleSet}`} />} side={<WhatNext of={roster} />}>
      <Stepper active={stepOf(roster.state)} size="sm" mb="md">
        {STEPS.map((step) => (
          <Stepper.Step key={step} label={t[`step_${step}`]} />
        ))}
      </Stepper>
      {told ? (
        <Text size="sm" dir="ltr">
          <bdi>{told}</bdi>
        </Text>
      ) : null}
      {totals ? (
        <Figures>
          <Figure label={t.payable}>
            <Amount of={{ minor: String(totals.payable_minor), currency: 'MAD' }} />
          </Figure>
          <Figure label={t.lines}>{totals.households}</Figure>
          <Figure label={t.nothingDue}>{totals.households_with_nothing_due ?? 0}</Figure>
          <Figure label={t.approvals}>
            <bdi>{`${approvedBy.length} / 2`}</bdi>
          </Figure>
        </Figures>
      ) : null}
      <Text size="sm" mt="xs">
        {t.contentHash}: <Id of={rosterId} isWhole />
      </Text>
    </Panel>
  );
}

/** The one thing that may be done now, by those who may. */
function WhatNext({ of: { rosterId, state, approvedBy, programme, totals } }: { of: Roster }) {
  const t = useTexts(programmeTexts);
  const may = useMay();
  const session = useSession();
  const path = `/programmes/rosters/${rosterId}`;
  const hasApproved = approvedBy.includes(session?.staffId ?? '');
  if (state === 'evaluated' && may('programmes.approve-roster') && !hasApproved)
    return <Action label={t.approve} run={() => call('POST', `${path}/approvals`)} />;
  if (state === 'approved' && may('programmes.disburse-roster'))
    return <Action label={t.disburse} run={() => call('POST', `${path}/disbursement`)} />;
  if (['evaluated', 'approved'].includes(state) && may('programmes.record-funding'))
    return (
      <Action
        label={t.fund}
        fields={[
          { name: 'bankReference', label: t.bankReference },
          {
            name: 'amount',
            label: t.amount,
            kind: 'amount',
            initial: totals ? (Number(totals.payable_minor) / 100).toFixed(2) : '',
          },
        ]}
        run={({ bankReference, amount = '' }) =>
          call('POST', `/programmes/${programme}/fundings`, { bankReference, amount: dirhams(amount) })
        }
      />
    );
  return null;
}

function Problem({ of }: { of: NonNullable<Roster['problem']> }) {
  const t = useTexts(programmeTexts);
  const words = useTexts(wordTexts);
  return (
    <Panel title={t.problem}>
      <Figures>
        <Figure label={t.file} tone="bad">
          {words[of.file as 'pupils'] ?? of.file}
        </Figure>
        <Figure label={t.row}>{of.row ?? ''}</Figure>
        <Figure label={t.expected}>
          <Text span size="sm">
            <bdi dir="ltr">{of.expected}</bdi>
          </Text>
        </Figure>
        <Figure label={t.foundText}>
          <Text span size="sm">
            <bdi dir="ltr">{of.found}</bdi>
          </Text>
        </Figure>
      </Figures>
    </Panel>
  );
}
