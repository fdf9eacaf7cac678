import { useState } from 'react';
import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { businessDayOf } from '@hanout/calendar';
import { isolated, writeAmount } from '@hanout/i18n';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { call } from '../../api/client';
import { newId } from '@hanout/identifiers';
import { useRead } from '../../api/read';
import { pageTexts } from '../../shell/shell.texts';
import { kindTexts } from '../../texts/kinds';
import { useTexts } from '../../texts/language';
import { wordOf } from '../../texts/word-of';
import { COLORS, Lines } from '../../ui/charts';
import { today } from '../../ui/day-range';
import { Back } from '../../ui/back';
import { Found } from '../../ui/found';
import { Panel, Screen } from '../../ui/panel';
import { ProblemView } from '../../ui/problem-view';
import { BandRows } from './band-rows';
import { ConditionRows } from './condition-rows';
import { draftOf, read, type Draft, type WrittenSchedule } from './draft';
import { DraftTerms, Sharing } from './draft-terms';
import { faultTexts, feesTexts } from './fees.texts';
import { curveOf, type Schedule } from './schedule';

/** A new schedule in a form: begun from one that stands, checked as it is written, proposed to a second person. */
export function NewSchedule() {
  const t = useTexts(feesTexts);
  const titles = useTexts(pageTexts);
  const found = useRead<{ schedules: readonly Schedule[] }>('/fees/schedules');
  return (
    <Screen title={t.propose} side={<Back to="/fees" label={titles.fees} />}>
      <Found in={found}>{({ schedules }) => <Begin schedules={schedules} />}</Found>
    </Screen>
  );
}

function Begin({ schedules }: { schedules: readonly Schedule[] }) {
  const t = useTexts(feesTexts);
  const kinds = useTexts(kindTexts);
  const [baseId, setBaseId] = useState(schedules[0]?.schedule.scheduleId ?? '');
  const base = schedules.find(({ schedule }) => schedule.scheduleId === baseId)?.schedule;
  return (
    <>
      <NativeSelect
        label={t.base}
        w={360}
        value={baseId}
        onChange={(event) => setBaseId(event.currentTarget.value)}
        data={[
          ...schedules.map(({ schedule: { scheduleId, product, effectiveFrom } }) => ({
            value: scheduleId,
            label: `${wordOf(kinds, product)} · ${isolated(businessDayOf(new Date(effectiveFrom)))}`,
          })),
          { value: '', label: t.blank },
        ]}
      />
      <Form key={baseId} initial={draftOf(base, today())} />
    </>
  );
}

function Form({ initial }: { initial: Draft }) {
  const t = useTexts(feesTexts);
  const faults: Readonly<Record<string, string>> = useTexts(faultTexts);
  const [draft, setDraft] = useState(initial);
  const [scheduleId] = useState(newId);
  const [, go] = useLocation();
  const queries = useQueryClient();
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const written = read(draft);
  const fault = 'fault' in written ? written : undefined;
  // What is charged can be seen before anybody has said where it comes from.
  const priced = read({ ...draft, source: '–' });
  const proposing = useMutation({
    mutationFn: (schedule: WrittenSchedule) => call('POST', '/fees/schedules', { scheduleId, ...schedule }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      go(`/fees/${scheduleId}`);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if ('schedule' in written) proposing.mutate(written.schedule);
      }}
    >
      <Stack gap="md">
        <Panel title={t.schedule}>
          <DraftTerms draft={draft} onChange={change} fault={fault} />
        </Panel>
        <Panel title={t.bands}>
          <BandRows bands={draft.bands} onChange={(bands) => change({ bands })} fault={fault} />
        </Panel>
        {'schedule' in priced ? <Preview of={priced.schedule} /> : null}
        <Panel title={t.sharing}>
          <Sharing draft={draft} onChange={change} />
        </Panel>
        <Panel title={t.conditions}>
          <ConditionRows conditions={draft.conditions} onChange={(conditions) => change({ conditions })} />
        </Panel>
        {fault ? (
          <Alert color="yellow" role="status">
            {faults[fault.fault] ?? fault.fault}
          </Alert>
        ) : null}
        {proposing.error ? <ProblemView error={proposing.error} /> : null}
        <Group>
          <Button type="submit" disabled={fault !== undefined} loading={proposing.isPending}>
            {t.propose}
          </Button>
          <Text size="sm" c="dimmed">
            {t.twoPeople}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

function Preview({ of }: { of: WrittenSchedule }) {
  const t = useTexts(feesTexts);
  return (
    <Panel title={t.preview}>
      <div className="picture" dir="ltr">
        <Lines
          rows={curveOf(of)}
          series={[{ key: 'fee', name: t.fee, color: COLORS.first }]}
          write={(minor) => writeAmount(String(Math.round(minor)))}
          isStepped
        />
      </div>
    </Panel>
  );
}
