import type { WireMoney } from '@hanout/money';
import { call } from '../../api/client';
import { itemsAfter, usePages } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { wordTexts } from '../../texts/words';
import { Action } from '../../ui/action';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { FoundPages } from '../../ui/found';
import { Screen } from '../../ui/panel';
import { liquidityTexts } from './liquidity.texts';

interface Flag {
  readonly flagId: string;
  readonly pattern: string;
  readonly day: string;
  readonly network: string;
  readonly agentCode: string;
  readonly operations: number;
  readonly total: WireMoney;
  readonly state: string;
  readonly note?: string;
}

/** Patterns of cash that a person has to look at; they stop nothing by themselves. */
export default function FlagsPage() {
  const t = useTexts(liquidityTexts);
  const [states, words] = [useTexts(stateTexts), useTexts(wordTexts)];
  const mayClose = useMay()('payments.close-cash-flag');
  const pages = usePages<{ items: Flag[]; next?: string }, Flag>(
    '/cash-flags',
    { state: 'open' },
    itemsAfter,
  );
  return (
    <Screen title={useTexts(pageTexts).flags}>
      <FoundPages in={pages}>
        <DataTable
          name="cash-flags"
          label={t.flags}
          rows={pages.rows}
          more={pages}
          keyOf={({ flagId }) => flagId}
          columns={columnsOf<Flag>((c) => [
            c.id('day', t.day, ({ day }) => day),
            c.word('pattern', t.pattern, ({ pattern }) => pattern, words),
            c.network('network', t.network, ({ network }) => network),
            c.id('agent', t.agent, ({ agentCode }) => agentCode),
            c.number('operations', t.operations, ({ operations }) => operations),
            c.amount('total', t.total, ({ total }) => total),
            c.state('state', t.state, ({ state }) => state, states),
            c.actions(({ flagId }) => (mayClose ? <CloseFlag flagId={flagId} /> : null)),
          ])}
        />
      </FoundPages>
    </Screen>
  );
}

function CloseFlag({ flagId }: { flagId: string }) {
  const t = useTexts(liquidityTexts);
  const states = useTexts(stateTexts);
  return (
    <Action
      label={t.close}
      fields={[
        {
          name: 'state',
          label: t.state,
          kind: 'select',
          options: (['harmless', 'reported'] as const).map((value) => ({ value, label: states[value] })),
        },
        { name: 'note', label: t.note, kind: 'area' },
      ]}
      run={(body) => call('POST', `/cash-flags/${flagId}/closing`, body)}
    />
  );
}
