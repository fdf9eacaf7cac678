import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { call } from '../../api/client';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { wordOf } from '../../texts/word-of';
import { channelTexts, kindTexts } from '../../texts/kinds';
import { useTexts } from '../../texts/language';
import { networkName } from '../../texts/networks';
import { stateTexts } from '../../texts/states';
import { templateTexts } from '../../texts/templates';
import { wordTexts } from '../../texts/words';
import { pageTexts } from '../../shell/shell.texts';
import { Action } from '../../ui/action';
import { Amount } from '../../ui/amount';
import { Back } from '../../ui/back';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Id, Name } from '../../ui/name';
import { Figure, Figures, Panel, Screen } from '../../ui/panel';
import { StateBadge } from '../../ui/state-badge';
import { When } from '../../ui/when';
import { elapsed, momentsOf, type Moment } from './lanes';
import { LanesPicture } from './lanes-picture';
import { MessagesPanel } from './messages-panel';
import type { Delivery, NetworkEnd, Payment, TimelineAnswer } from './payment';
import { paymentTexts } from './payments.texts';

const REASONS = ['own_error', 'paid_twice', 'fraud', 'complaint', 'court_order'] as const;
const MOVING = ['pending', 'holding', 'settling', 'failing', 'declining', 'cancelling', 'expiring'];
const FOLLOW_MS = 2_000;

/** One payment: how it stands, its life as a picture and as a table, its network end, its messages, what gave it back. */
export function OnePayment({ paymentId }: { paymentId: string }) {
  const t = useTexts(paymentTexts);
  const may = useMay();
  const titles = useTexts(pageTexts);
  const timeline = useRead<TimelineAnswer>(`/payments/${paymentId}/timeline`, { followMs: FOLLOW_MS });
  const about = timeline.data?.reference ?? '';
  const deliveries = useRead<{ deliveries: readonly Delivery[] }>(
    `/notifications/deliveries/about/${about}`,
    { isOff: about === '' || !may('notifications.list-deliveries') },
  );
  return (
    <Screen title={t.payment} side={<Back to="/payments" label={titles.payments} />}>
      <Found in={timeline}>
        {(found) => (
          <>
            <Facts paymentId={paymentId} timeline={found} />
            <Life timeline={found} deliveries={deliveries.data?.deliveries ?? []} />
            <MessagesPanel deliveries={deliveries.data?.deliveries} />
            <GivingBack payments={found.givingBack} />
          </>
        )}
      </Found>
    </Screen>
  );
}

function Facts({ paymentId, timeline }: { paymentId: string; timeline: TimelineAnswer }) {
  const t = useTexts(paymentTexts);
  const [kinds, channels] = [useTexts(kindTexts), useTexts(channelTexts)];
  const may = useMay();
  const read = useRead<{ payment: Payment }>(`/payments/${paymentId}`, { isOff: !may('payments.read') });
  const payment = read.data?.payment;
  return (
    <Panel
      title={<Id of={timeline.reference} isWhole />}
      side={
        <Group>
          {timeline.state === 'completed' && may('ledger.inspect') ? (
            <Anchor component={Link} size="sm" href={`/ledger/transfer-${paymentId}`}>
              {t.inLedger}
            </Anchor>
          ) : null}
          <ProposeReversal paymentId={paymentId} state={timeline.state} />
        </Group>
      }
    >
      <Figures>
        <Figure label={t.state}>
          <StateBadge of={timeline.state} />
        </Figure>
        {payment ? (
          <>
            <Figure label={t.amount}>
              <Amount of={payment.amount} />
            </Figure>
            <Figure label={t.fee}>
              <Amount of={payment.fee} />
            </Figure>
            <Figure label={t.refunded}>
              <Amount of={payment.refunded} />
            </Figure>
          </>
        ) : null}
      </Figures>
      <Group mt="sm" gap="lg">
        <Id of={paymentId} isWhole />
        {payment ? (
          <>
            <Text span>{wordOf(kinds, payment.kind)}</Text>
            <Text span>{wordOf(channels, payment.channel)}</Text>
            <Id of={payment.merchantCode} />
            <When at={payment.completedAt ?? payment.createdAt} />
            <Id of={payment.failure} isWhole />
          </>
        ) : null}
        <End of={timeline.networkEnd} />
      </Group>
    </Panel>
  );
}

function End({ of }: { of: NetworkEnd | undefined }) {
  const t = useTexts(paymentTexts);
  return of ? (
    <Text span>
      {t.networkEnd}: <Name of={networkName(of.network)} /> <Id of={`…${of.accountEnd}`} />{' '}
      <Id of={of.ref} isWhole />
    </Text>
  ) : null;
}

function ProposeReversal({ paymentId, state }: { paymentId: string; state: string }) {
  const t = useTexts(paymentTexts);
  const words = useTexts(wordTexts);
  const may = useMay();
  if (state !== 'completed' || !may('payments.propose-reversal')) return null;
  return (
    <Action
      label={t.proposeReversal}
      fields={[
        {
          name: 'reason',
          label: t.reason,
          kind: 'select',
          options: REASONS.map((value) => ({ value, label: words[value] })),
        },
        { name: 'note', label: t.note, kind: 'area' },
      ]}
      run={({ reason, note }, reversalId) =>
        call('POST', `/payments/${paymentId}/reversals`, { reversalId, reason, note })
      }
    />
  );
}

function Life({ timeline, deliveries }: { timeline: TimelineAnswer; deliveries: readonly Delivery[] }) {
  const t = useTexts(paymentTexts);
  const words = { ...useTexts(stateTexts), ...useTexts(wordTexts), ...useTexts(templateTexts) };
  const moments = momentsOf(timeline, deliveries);
  return (
    <Panel title={t.timeline} side={MOVING.includes(timeline.state) ? <StateBadge of="pending" /> : null}>
      <LanesPicture moments={moments} />
      <DataTable
        name={`payment-${timeline.reference}`}
        label={t.timeline}
        rows={moments}
        keyOf={({ at, lane, word }) => `${at} ${lane} ${word}`}
        columns={columnsOf<Moment>((c) => [
          c.when('at', t.at, ({ at }) => at),
          c.text('lane', t.lane, ({ lane }) => t[lane]),
          c.word('event', t.event, ({ word }) => word, words),
          c.name('since', t.since, ({ sinceMs }) => (sinceMs === undefined ? undefined : elapsed(sinceMs))),
        ])}
      />
    </Panel>
  );
}

function GivingBack({ payments = [] }: { payments: readonly Payment[] | undefined }) {
  const t = useTexts(paymentTexts);
  const [kinds, states] = [useTexts(kindTexts), useTexts(stateTexts)];
  if (payments.length === 0) return null;
  return (
    <Panel title={t.givingBack}>
      <DataTable
        name="giving-back"
        label={t.givingBack}
        isPlain
        rows={payments}
        keyOf={({ paymentId }) => paymentId}
        columns={columnsOf<Payment>((c) => [
          c.id('reference', t.reference, ({ reference }) => reference),
          c.word('kind', t.kind, ({ kind }) => kind, kinds),
          c.state('state', t.state, ({ state }) => state, states),
          c.amount('amount', t.amount, ({ amount }) => amount),
          c.when('made', t.made, ({ createdAt }) => createdAt),
        ])}
      />
    </Panel>
  );
}
