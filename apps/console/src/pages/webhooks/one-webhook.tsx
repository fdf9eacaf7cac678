import { Anchor, Group } from '@mantine/core';
import { Link } from 'wouter';
import { call } from '../../api/client';
import { usePages, useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { Action } from '../../ui/action';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found, FoundPages } from '../../ui/found';
import { Name } from '../../ui/name';
import { Figure, Figures, Panel, Screen } from '../../ui/panel';
import { StateBadge } from '../../ui/state-badge';
import { When } from '../../ui/when';
import { deliveredPercent, stateOf, type Webhook, type WebhookDelivery } from './webhook';
import { webhookTexts } from './webhooks.texts';

/** One endpoint: whether it hears, what was sent to it, and what staff may do about it. */
export function OneWebhook({ endpointId }: { endpointId: string }) {
  const t = useTexts(webhookTexts);
  const found = useRead<Webhook>(`/webhooks/${endpointId}`);
  return (
    <Screen
      title={useTexts(pageTexts).webhooks}
      side={
        <Anchor component={Link} href="/webhooks" size="sm">
          {t.all}
        </Anchor>
      }
    >
      <Found in={found}>{(webhook) => <Told of={webhook} />}</Found>
    </Screen>
  );
}

function Told({ of: webhook }: { of: Webhook }) {
  const t = useTexts(webhookTexts);
  const may = useMay();
  const { endpointId, merchantCode, url, events, isBlocked, delivered, parked, failingSince } = webhook;
  const percent = deliveredPercent(webhook);
  return (
    <>
      <Panel
        title={merchantCode ?? t.endpoints}
        side={
          may('notifications.block-webhook') ? (
            <Action
              label={isBlocked ? t.unblock : t.block}
              fields={[{ name: 'reason', label: t.reason }]}
              run={({ reason }) =>
                call('PUT', `/webhooks/${endpointId}/block`, { isBlocked: !isBlocked, reason })
              }
            />
          ) : null
        }
      >
        <Group gap="lg">
          <Name of={url} />
          <Name of={events.join(' · ')} />
        </Group>
        <Figures>
          <Figure label={t.state}>
            <StateBadge of={stateOf(webhook)} />
          </Figure>
          <Figure label={t.rate}>{percent === undefined ? '–' : `${percent} %`}</Figure>
          <Figure label={t.delivered}>{delivered}</Figure>
          <Figure label={t.parked}>{parked}</Figure>
          {failingSince === undefined ? null : (
            <Figure label={t.failingSince} tone="bad">
              <When at={failingSince} />
            </Figure>
          )}
        </Figures>
      </Panel>
      {may('notifications.read-webhook-deliveries') ? (
        <Panel title={t.deliveries}>
          <Deliveries of={endpointId} />
        </Panel>
      ) : null}
    </>
  );
}

interface Answer {
  readonly items: readonly WebhookDelivery[];
  readonly next?: string;
}

function Deliveries({ of: endpointId }: { of: string }) {
  const t = useTexts(webhookTexts);
  const states = useTexts(stateTexts);
  const may = useMay();
  const path = `/webhooks/${endpointId}/deliveries`;
  const found = usePages<Answer, WebhookDelivery>(path, {}, ({ items, next }) => ({
    rows: items,
    ...(next !== undefined && { next: { after: next } }),
  }));
  return (
    <FoundPages in={found}>
      <DataTable
        name="webhook-deliveries"
        label={t.deliveries}
        rows={found.rows}
        more={found}
        keyOf={({ deliveryId }) => deliveryId}
        columns={columnsOf<WebhookDelivery>((c) => [
          c.when('created', t.createdAt, ({ createdAt }) => createdAt),
          c.code('event', t.event, ({ event }) => event),
          c.code('reference', t.reference, ({ reference }) => reference),
          c.state('state', t.state, ({ state }) => state, states),
          c.number('attempts', t.attempts, ({ attempts }) => attempts),
          c.code('answer', t.answer, ({ lastStatus, lastError }) => lastStatus?.toString() ?? lastError),
          c.when('next', t.nextAttempt, ({ nextAttemptAt }) => nextAttemptAt),
          c.actions(({ deliveryId, state }) =>
            may('notifications.redeliver-webhook') && (state === 'parked' || state === 'delivered') ? (
              <Action
                label={t.redeliver}
                run={(_, redeliveryId) => call('POST', `${path}/${deliveryId}/redelivery`, { redeliveryId })}
              />
            ) : null,
          ),
        ])}
      />
    </FoundPages>
  );
}
