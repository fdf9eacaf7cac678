import { useLocation } from 'wouter';
import { usePages } from '../../api/read';
import { useMay } from '../../session/may';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { wordTexts } from '../../texts/words';
import { pageTexts } from '../../shell/shell.texts';
import { columnsOf } from '../../ui/columns';
import { Countdown } from '../../ui/countdown';
import { DataTable } from '../../ui/data-table';
import { FoundPages } from '../../ui/found';
import { Panel, Screen } from '../../ui/panel';
import type { Reversal } from './payment';
import { paymentTexts } from './payments.texts';
import { RecallsPanel } from './recalls-panel';
import { Verdict } from '../../ui/verdict';

const PAGE = 100;

/** What one person asked to be undone and another has to look at. */
export default function ReversalsPage() {
  const t = useTexts(paymentTexts);
  const [states, words] = [useTexts(stateTexts), useTexts(wordTexts)];
  const [, go] = useLocation();
  const may = useMay();
  const pages = usePages<{ items: Reversal[] }, Reversal>('/reversals', {}, ({ items }) => ({
    rows: items,
    next: items.length < PAGE ? undefined : { before: items.at(-1)?.reversalId },
  }));
  return (
    <Screen title={useTexts(pageTexts).reversals}>
      <Panel title={t.reversals}>
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
              c.word('reason', t.reason, ({ reason }) => reason, words),
              c.name('note', t.note, ({ note }) => note),
              c.state('state', t.state, ({ state }) => state, states),
              c.id('by', t.proposedBy, ({ proposedBy }) => proposedBy),
              {
                key: 'expires',
                head: t.expires,
                value: ({ expiresAt }) => expiresAt,
                cell: ({ state, proposedAt, expiresAt }) =>
                  state === 'proposed' ? <Countdown from={proposedAt} until={expiresAt} /> : null,
              },
              c.actions((row) =>
                row.state === 'proposed' ? (
                  <Verdict
                    of={row}
                    path={`/reversals/${row.reversalId}`}
                    approving="payments.approve-reversal"
                  />
                ) : null,
              ),
            ])}
          />
        </FoundPages>
      </Panel>
      {may('payments.find') ? <RecallsPanel /> : null}
    </Screen>
  );
}
