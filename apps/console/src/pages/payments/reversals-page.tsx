import { Group } from '@mantine/core';
import { useLocation } from 'wouter';
import { call } from '../../api/client';
import { usePages } from '../../api/read';
import { useMay } from '../../session/may';
import { useSession } from '../../session/session';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { wordTexts } from '../../texts/words';
import { pageTexts } from '../../shell/shell.texts';
import { Action } from '../../ui/action';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { FoundPages } from '../../ui/found';
import { Screen } from '../../ui/panel';
import type { Reversal } from './payment';
import { paymentTexts } from './payments.texts';

const PAGE = 100;

/** What one person asked to be undone and another has to look at. */
export default function ReversalsPage() {
  const t = useTexts(paymentTexts);
  const [states, words] = [useTexts(stateTexts), useTexts(wordTexts)];
  const [, go] = useLocation();
  const pages = usePages<{ items: Reversal[] }, Reversal>('/reversals', {}, ({ items }) => ({
    rows: items,
    next: items.length < PAGE ? undefined : { before: items.at(-1)?.reversalId },
  }));
  return (
    <Screen title={useTexts(pageTexts).reversals}>
      <FoundPages in={pages}>
        <DataTable
          name="reversals"
          label={t.reversals}
          rows={pages.rows}
          more={pages}
          keyOf={({ reversalId }) => reversalId}
          onOpen={({ paymentId }) => go(`/payments/${paymentId}`)}
          columns={columnsOf<Reversal>((c) => [
            c.when('proposed', t.made, ({ proposedAt }) => proposedAt),
            c.id('payment', t.payment, ({ paymentId }) => paymentId),
            c.amount('amount', t.amount, ({ amount }) => amount),
            c.word('reason', t.failure, ({ reason }) => reason, words),
            c.name('note', t.note, ({ note }) => note),
            c.state('state', t.state, ({ state }) => state, states),
            c.id('by', t.proposedBy, ({ proposedBy }) => proposedBy),
            c.when('expires', t.expires, ({ expiresAt }) => expiresAt),
            c.actions((row) => <Decide reversal={row} />),
          ])}
        />
      </FoundPages>
    </Screen>
  );
}

/** Nobody decides on what he proposed himself. */
function Decide({ reversal }: { reversal: Reversal }) {
  const common = useTexts(commonTexts);
  const may = useMay();
  const session = useSession();
  const { reversalId, contentHash, proposedBy, state } = reversal;
  if (state !== 'proposed' || proposedBy === session?.staffId || !may('payments.approve-reversal'))
    return null;
  const fields = [{ name: 'reason', label: common.reason, kind: 'area' as const }];
  return (
    <Group gap="xs" wrap="nowrap">
      <Action
        label={common.approve}
        fields={fields}
        run={({ reason }) => call('POST', `/reversals/${reversalId}/approval`, { contentHash, reason })}
      />
      <Action
        label={common.reject}
        color="red"
        fields={fields}
        run={({ reason }) => call('POST', `/reversals/${reversalId}/rejection`, { reason })}
      />
    </Group>
  );
}
