import { useState } from 'react';
import { Button, Group } from '@mantine/core';
import { writeAmount } from '@hanout/i18n';
import type { FeeBand } from '@hanout/fee-rules';
import { useLocation } from 'wouter';
import { call } from '../../api/client';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { useSession } from '../../session/session';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { kindTexts } from '../../texts/kinds';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { wordOf } from '../../texts/word-of';
import { wordTexts } from '../../texts/words';
import { Action } from '../../ui/action';
import { COLORS, Lines } from '../../ui/charts';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Hotkey } from '../../ui/hotkey';
import { Name } from '../../ui/name';
import { usePageKeys } from '../../ui/page-keys';
import { Panel, Pictured, Screen } from '../../ui/panel';
import { feesTexts } from './fees.texts';
import { NewSchedule } from './new-schedule';
import { curveOf, type Schedule } from './schedule';
import { SimulationPanel } from './simulation-panel';

export default function FeesPage({ id }: { id?: string | undefined }) {
  return id === 'new' ? <NewSchedule /> : <SchedulesScreen id={id} />;
}

/** What is charged since when, as steps; a new schedule is tried on the past before two people publish it. */
function SchedulesScreen({ id }: { id: string | undefined }) {
  const t = useTexts(feesTexts);
  const found = useRead<{ schedules: readonly Schedule[] }>('/fees/schedules');
  return (
    <Screen title={useTexts(pageTexts).fees} side={<Propose />}>
      <Found in={found}>
        {({ schedules }) => {
          const chosen = schedules.find(({ schedule }) => schedule.scheduleId === id) ?? schedules[0];
          return (
            <>
              {chosen ? <OneSchedule key={chosen.schedule.scheduleId} of={chosen} /> : null}
              <Panel title={t.schedules}>
                <Schedules rows={schedules} />
              </Panel>
            </>
          );
        }}
      </Found>
    </Screen>
  );
}

function Schedules({ rows }: { rows: readonly Schedule[] }) {
  const t = useTexts(feesTexts);
  const [kinds, states, words] = [useTexts(kindTexts), useTexts(stateTexts), useTexts(wordTexts)];
  const [, go] = useLocation();
  return (
    <DataTable
      name="fee-schedules"
      label={t.schedules}
      rows={rows}
      keyOf={({ schedule }) => schedule.scheduleId}
      onOpen={({ schedule }) => go(`/fees/${schedule.scheduleId}`)}
      columns={columnsOf<Schedule>((c) => [
        c.word('product', t.product, ({ schedule }) => schedule.product, kinds),
        c.word('payer', t.payer, ({ schedule }) => schedule.payer, words),
        c.when('from', t.from, ({ schedule }) => schedule.effectiveFrom),
        c.when('until', t.until, ({ schedule }) => schedule.effectiveUntil),
        c.state('state', t.state, ({ state }) => state, states),
        c.name('source', t.source, ({ schedule }) => schedule.source),
        c.id('by', t.by, ({ proposedBy }) => proposedBy),
      ])}
    />
  );
}

function OneSchedule({ of: { schedule, state, proposedBy } }: { of: Schedule }) {
  const t = useTexts(feesTexts);
  const common = useTexts(commonTexts);
  const kinds = useTexts(kindTexts);
  const may = useMay();
  const session = useSession();
  const [simulationId, setSimulationId] = useState<string>();
  const path = `/fees/schedules/${schedule.scheduleId}`;
  const isOpen = state === 'proposed' && proposedBy !== session?.staffId;
  const simulate = async ({ from, to }: Readonly<Record<string, string>>, id: string) => {
    await call('POST', `${path}/simulations`, { simulationId: id, from, to });
    setSimulationId(id);
  };
  return (
    <Panel
      title={wordOf(kinds, schedule.product)}
      side={
        <Group gap="xs">
          {may('fees.simulate-schedule') ? (
            <Action
              label={t.simulate}
              fields={[
                { name: 'from', label: common.from, kind: 'date' },
                { name: 'to', label: common.to, kind: 'date' },
              ]}
              run={simulate}
            />
          ) : null}
          {isOpen && may('fees.approve-schedule') ? (
            <Action label={t.publish} run={() => call('POST', `${path}/approvals`)} />
          ) : null}
        </Group>
      }
    >
      <Name of={schedule.source} />
      <Pictured
        picture={
          <Lines
            rows={curveOf(schedule)}
            series={[{ key: 'fee', name: t.steps, color: COLORS.first }]}
            write={(minor) => writeAmount(String(Math.round(minor)))}
            isStepped
          />
        }
      >
        <Bands bands={schedule.bands} currency={schedule.currency} />
      </Pictured>
      {simulationId === undefined ? null : <SimulationPanel simulationId={simulationId} />}
    </Panel>
  );
}

function Bands({ bands, currency }: { bands: readonly FeeBand[]; currency: string }) {
  const t = useTexts(feesTexts);
  const wire = (minor: string | undefined) => (minor === undefined ? undefined : { minor, currency });
  return (
    <DataTable
      name="fee-bands"
      label={t.steps}
      isPlain
      rows={bands}
      keyOf={({ minMinor }) => minMinor}
      columns={columnsOf<FeeBand>((c) => [
        c.amount('from', t.bandFrom, ({ minMinor }) => wire(minMinor)),
        c.amount('to', t.bandTo, ({ maxMinor }) => wire(maxMinor)),
        c.amount('fixed', t.fixed, ({ fixedMinor }) => wire(fixedMinor)),
        c.number('bps', t.bps, ({ bps }) => bps),
        c.amount('floor', t.floor, ({ floorMinor }) => wire(floorMinor)),
        c.amount('cap', t.cap, ({ capMinor }) => wire(capMinor)),
      ])}
    />
  );
}

function Propose() {
  const t = useTexts(feesTexts);
  const [, go] = useLocation();
  const mayPropose = useMay()('fees.propose-schedule');
  const open = () => go('/fees/new');
  usePageKeys(mayPropose ? [{ key: 'n', says: t.propose, run: open }] : []);
  if (!mayPropose) return null;
  return (
    <Button size="xs" aria-keyshortcuts="n" onClick={open}>
      {t.propose} <Hotkey of="n" />
    </Button>
  );
}
