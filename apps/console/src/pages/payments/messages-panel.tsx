import { call } from '../../api/client';
import { useMay } from '../../session/may';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { templateTexts } from '../../texts/templates';
import { Action } from '../../ui/action';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import type { Delivery } from './payment';
import { paymentTexts } from './payments.texts';

/** What people were told of a payment, and whether it reached them; never to whom or in which words. */
export function MessagesPanel({ deliveries = [] }: { deliveries: readonly Delivery[] | undefined }) {
  const t = useTexts(paymentTexts);
  const common = useTexts(commonTexts);
  const [states, templates] = [useTexts(stateTexts), useTexts(templateTexts)];
  const mayRelease = useMay()('notifications.release-delivery');
  if (deliveries.length === 0) return null;
  return (
    <Panel title={t.messages}>
      <DataTable
        name="messages"
        label={t.messages}
        isPlain
        rows={deliveries}
        keyOf={({ deliveryId }) => deliveryId}
        columns={columnsOf<Delivery>((c) => [
          c.word('template', t.message, ({ template }) => template, templates),
          c.state('state', t.state, ({ state }) => state, states),
          c.number('attempts', t.attempts, ({ attempts }) => attempts),
          c.name('reason', common.reason, ({ reason }) => reason),
          c.when('made', t.made, ({ createdAt }) => createdAt),
          c.when('delivered', t.completed, ({ deliveredAt }) => deliveredAt),
          c.actions(({ deliveryId, state }) =>
            state === 'parked' && mayRelease ? (
              <Action
                label={t.release}
                fields={[{ name: 'reason', label: common.reason, kind: 'area' }]}
                run={({ reason }) =>
                  call('POST', `/notifications/deliveries/${deliveryId}/release`, { reason })
                }
              />
            ) : null,
          ),
        ])}
      />
    </Panel>
  );
}
