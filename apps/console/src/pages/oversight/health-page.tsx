import { useQueries } from '@tanstack/react-query';
import { call } from '../../api/client';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { networkName, NETWORKS } from '../../texts/networks';
import { stateTexts } from '../../texts/states';
import { Action } from '../../ui/action';
import { Bars, COLORS } from '../../ui/charts';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Figure, Figures, Panel, Pictured, Screen } from '../../ui/panel';
import { oversightTexts } from './oversight.texts';

interface DeadNotice {
  readonly network: string;
  readonly noticeId: string;
  readonly attempts: number;
  readonly error: string;
  readonly receivedAt: string;
}

interface Health {
  readonly network: string;
  readonly payouts: Readonly<Record<'waiting' | 'succeeded' | 'declined', string>> & {
    oldestWaitingAt?: string;
  };
  readonly breaker: { readonly state: string };
  readonly notices: { readonly forged: string };
  readonly contradictions: string;
  readonly deadNotices: readonly Omit<DeadNotice, 'network'>[];
}

const FOLLOW_MS = 10_000;

/** Whether the networks answer, what waits for them, and whether messages go out; asked again every few seconds. */
export default function HealthPage() {
  const may = useMay();
  return (
    <Screen title={useTexts(pageTexts).health}>
      <Networks />
      {may('notifications.read-deliveries') ? <Messages /> : null}
    </Screen>
  );
}

interface Row {
  readonly network: string;
  /** Absent while its service does not answer: the others are shown all the same. */
  readonly health?: Health | undefined;
}

function Networks() {
  const t = useTexts(oversightTexts);
  const asked = useQueries({
    queries: NETWORKS.map((network) => ({
      queryKey: [`/networks/${network}/payouts`],
      queryFn: () => call<Health>('GET', `/networks/${network}/payouts`),
      refetchInterval: FOLLOW_MS,
    })),
  });
  const rows = NETWORKS.map((network, index): Row => ({ network, health: asked[index]?.data }));
  const waiting = rows.map(({ network, health }) => ({
    name: networkName(network),
    waiting: Number(health?.payouts.waiting ?? 0),
    succeeded: Number(health?.payouts.succeeded ?? 0),
    declined: Number(health?.payouts.declined ?? 0),
  }));
  const count = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  return (
    <Panel title={t.networks}>
      <Pictured
        isWide
        picture={
          <Bars
            areNames
            rows={waiting}
            isStacked
            series={[
              { key: 'succeeded', name: t.succeeded, color: COLORS.first },
              { key: 'waiting', name: t.waiting, color: COLORS.second },
              { key: 'declined', name: t.declined, color: COLORS.bad },
            ]}
          />
        }
      >
        <DataTable
          name="networks"
          label={t.networks}
          rows={rows}
          keyOf={({ network }) => network}
          columns={columnsOf<Row>((c) => [
            c.network('network', t.network, ({ network }) => network),
            c.text('breaker', t.breaker, ({ health }) =>
              health ? t[health.breaker.state as 'open'] : t.silent,
            ),
            c.number('waiting', t.waiting, ({ health }) => count(health?.payouts.waiting)),
            c.when('oldest', t.oldest, ({ health }) => health?.payouts.oldestWaitingAt),
            c.number('succeeded', t.succeeded, ({ health }) => count(health?.payouts.succeeded)),
            c.number('declined', t.declined, ({ health }) => count(health?.payouts.declined)),
            c.number('contradictions', t.contradictions, ({ health }) => count(health?.contradictions)),
            c.number('forged', t.forged, ({ health }) => count(health?.notices.forged)),
          ])}
        />
        <DeadNotices
          rows={rows.flatMap(({ network, health }) =>
            (health?.deadNotices ?? []).map((notice) => ({ network, ...notice })),
          )}
        />
      </Pictured>
    </Panel>
  );
}

function DeadNotices({ rows }: { rows: readonly DeadNotice[] }) {
  const t = useTexts(oversightTexts);
  const common = useTexts(commonTexts);
  const mayReplay = useMay()('networks.replay-notice');
  if (rows.length === 0) return null;
  return (
    <DataTable
      name="dead-notices"
      label={t.dead}
      rows={rows}
      keyOf={({ noticeId }) => noticeId}
      columns={columnsOf<DeadNotice>((c) => [
        c.network('network', t.network, ({ network }) => network),
        c.when('received', t.received, ({ receivedAt }) => receivedAt),
        c.name('error', t.error, ({ error }) => error),
        c.actions(({ network, noticeId }) =>
          mayReplay ? (
            <Action
              label={t.replay}
              fields={[{ name: 'reason', label: common.reason, kind: 'area' }]}
              run={({ reason }) =>
                call('POST', `/networks/${network}/notices/${noticeId}/replay`, { reason })
              }
            />
          ) : null,
        ),
      ])}
    />
  );
}

const LIFE = ['queued', 'delivered', 'parked', 'dropped'] as const;

function Messages() {
  const t = useTexts(oversightTexts);
  const states = useTexts(stateTexts);
  const found = useRead<Readonly<Record<(typeof LIFE)[number], string>>>('/notifications/deliveries', {
    followMs: FOLLOW_MS,
  });
  return (
    <Panel title={t.messages}>
      <Found in={found}>
        {(counts) => (
          <Figures>
            {LIFE.map((state) => (
              <Figure
                key={state}
                label={states[state]}
                {...(state === 'parked' && counts.parked !== '0' && { tone: 'bad' as const })}
              >
                {counts[state]}
              </Figure>
            ))}
          </Figures>
        )}
      </Found>
    </Panel>
  );
}
