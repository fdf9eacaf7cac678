import { useLocation } from 'wouter';
import { usePages, useRead } from '../../api/read';
import { withQuery } from '../../api/client';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { wordTexts } from '../../texts/words';
import { Bars, COLORS } from '../../ui/charts';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { useDays } from '../../ui/day-range';
import { Found, FoundPages } from '../../ui/found';
import { Panel, Pictured, Screen } from '../../ui/panel';
import { MatchHeat } from './match-heat';
import { OneBreak } from './one-break';
import { AGES, totalAgeing, type Ageing, type Break, type MatchDay } from './reconciliation';
import { settlementTexts } from './settlement.texts';

const DAYS = 14;

export default function ReconciliationPage({ id }: { id?: string | undefined }) {
  return id === undefined ? <Overview /> : <OneBreak breakId={id} />;
}

interface Reconciliation {
  readonly days: readonly MatchDay[];
  readonly openBreaks: readonly {
    readonly network?: string;
    readonly kind: string;
    readonly ageing: Ageing;
  }[];
}

function Overview() {
  const t = useTexts(settlementTexts);
  const [range, pick] = useDays(DAYS);
  const found = useRead<Reconciliation>(withQuery('/settlement/reconciliation', range));
  return (
    <Screen title={useTexts(pageTexts).reconciliation} side={pick}>
      <Found in={found}>
        {({ days, openBreaks }) => (
          <>
            <Panel title={t.matchRate}>
              <MatchHeat days={days} range={range} />
              <Days days={days} />
            </Panel>
            <Panel title={t.ageing}>
              <Ages openBreaks={openBreaks} />
            </Panel>
          </>
        )}
      </Found>
      <Breaks />
    </Screen>
  );
}

function Days({ days }: { days: readonly MatchDay[] }) {
  const t = useTexts(settlementTexts);
  const common = useTexts(commonTexts);
  return (
    <DataTable
      name="reconciliation"
      label={t.matchRate}
      rows={days}
      keyOf={({ network, day }) => `${network} ${day}`}
      columns={columnsOf<MatchDay>((c) => [
        c.network('network', t.network, ({ network }) => network),
        c.id('day', t.day, ({ day }) => day),
        c.text('reported', t.noReport, ({ isReported }) => (isReported ? common.no : common.yes)),
        c.number('matched', t.matched, ({ matched }) => matched),
        c.number('late', t.late, ({ late }) => late),
        c.number('differs', t.differs, ({ amountDiffers }) => amountDiffers),
        c.number('ours', t.ours, ({ oursOnly }) => oursOnly),
        c.number('theirs', t.theirs, ({ theirsOnly }) => theirsOnly),
        c.number('rate', t.rate, ({ matchedBps }) =>
          matchedBps === undefined ? undefined : matchedBps / 100,
        ),
      ])}
    />
  );
}

function Ages({ openBreaks }: { openBreaks: Reconciliation['openBreaks'] }) {
  const t = useTexts(settlementTexts);
  const words = useTexts(wordTexts);
  const total = totalAgeing(openBreaks.map(({ ageing }) => ageing));
  return (
    <Pictured
      isWide
      picture={
        <Bars
          rows={AGES.map((age) => ({ name: t[age], breaks: total[age] }))}
          series={[{ key: 'breaks', name: t.breaks, color: COLORS.second }]}
        />
      }
    >
      <DataTable
        name="ageing"
        label={t.ageing}
        isPlain
        rows={openBreaks}
        keyOf={({ network, kind }) => `${network} ${kind}`}
        columns={columnsOf<Reconciliation['openBreaks'][number]>((c) => [
          c.network('network', t.network, ({ network }) => network),
          c.word('kind', t.kind, ({ kind }) => kind, words),
          ...AGES.map((age) => c.number(age, t[age], ({ ageing }) => ageing[age])),
        ])}
      />
    </Pictured>
  );
}

function Breaks() {
  const t = useTexts(settlementTexts);
  const [words, states] = [useTexts(wordTexts), useTexts(stateTexts)];
  const [, go] = useLocation();
  const pages = usePages<{ items: Break[]; next?: string }, Break>(
    '/settlement/breaks',
    {},
    ({ items, next }) => ({
      rows: items,
      next: next === undefined ? undefined : { after: next },
    }),
  );
  return (
    <Panel title={t.breaks}>
      <FoundPages in={pages}>
        <DataTable
          name="breaks"
          label={t.breaks}
          rows={pages.rows}
          more={pages}
          keyOf={({ breakId }) => breakId}
          onOpen={({ breakId }) => go(`/reconciliation/${breakId}`)}
          columns={columnsOf<Break>((c) => [
            c.when('opened', t.opened, ({ openedAt }) => openedAt),
            c.network('network', t.network, ({ network }) => network),
            c.word('kind', t.kind, ({ kind }) => kind, words),
            c.state('state', t.state, ({ state }) => state, states),
            c.word('resolution', t.resolution, ({ resolution }) => resolution, words),
            c.when('closed', t.closed, ({ closedAt }) => closedAt),
          ])}
        />
      </FoundPages>
    </Panel>
  );
}
