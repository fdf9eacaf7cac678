import { useLocation } from 'wouter';
import { usePages } from '../../api/read';
import { pageTexts } from '../../shell/shell.texts';
import { stateTexts } from '../../texts/states';
import { useTexts } from '../../texts/language';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { FoundPages } from '../../ui/found';
import { Screen } from '../../ui/panel';
import { OneWebhook } from './one-webhook';
import { deliveredPercent, stateOf, type Webhook } from './webhook';
import { webhookTexts } from './webhooks.texts';

interface Answer {
  readonly items: readonly Webhook[];
  readonly next?: string;
}

/** Where the shops' own systems are told of payments, and how well they hear. */
export default function WebhooksPage({ id }: { id?: string | undefined }) {
  return id === undefined ? <Webhooks /> : <OneWebhook key={id} endpointId={id} />;
}

function Webhooks() {
  const t = useTexts(webhookTexts);
  const states = useTexts(stateTexts);
  const [, go] = useLocation();
  const found = usePages<Answer, Webhook>('/webhooks', {}, ({ items, next }) => ({
    rows: items,
    ...(next !== undefined && { next: { after: next } }),
  }));
  return (
    <Screen title={useTexts(pageTexts).webhooks}>
      <FoundPages in={found}>
        <DataTable
          name="webhooks"
          label={t.endpoints}
          rows={found.rows}
          more={found}
          keyOf={({ endpointId }) => endpointId}
          onOpen={({ endpointId }) => go(`/webhooks/${endpointId}`)}
          columns={columnsOf<Webhook>((c) => [
            c.code('shop', t.shop, ({ merchantCode }) => merchantCode),
            c.name('url', t.url, ({ url }) => url),
            c.state('state', t.state, stateOf, states),
            c.number('rate', `${t.rate} %`, deliveredPercent),
            c.number('parked', t.parked, ({ parked }) => parked),
            c.when('failing', t.failingSince, ({ failingSince }) => failingSince),
            c.when('created', t.createdAt, ({ createdAt }) => createdAt),
          ])}
        />
      </FoundPages>
    </Screen>
  );
}
