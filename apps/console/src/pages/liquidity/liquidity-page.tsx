import type { WireMoney } from '@hanout/money';
import { call } from '../../api/client';
import { itemsAfter, usePages } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useLanguage, useTexts } from '../../texts/language';
import { Action } from '../../ui/action';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { useDay } from '../../ui/day-range';
import { FoundPages } from '../../ui/found';
import { dirhams } from '../../ui/money-input';
import { Panel, Screen } from '../../ui/panel';
import { ForecastPanel } from './forecast-panel';
import { liquidityTexts } from './liquidity.texts';

/** What payday will need at the counters, province by province, and what the agents have. */
export default function LiquidityPage() {
  const t = useTexts(liquidityTexts);
  const may = useMay();
  const [day, pick] = useDay();
  return (
    <Screen title={useTexts(pageTexts).liquidity} side={pick}>
      {may('payments.read-cash-forecast') ? <ForecastPanel day={day} /> : null}
      <Panel title={t.floats}>
        <Floats />
      </Panel>
    </Screen>
  );
}

interface Float {
  readonly floatId: string;
  readonly network: string;
  readonly agentCode: string;
  readonly tradeNameAr: string;
  readonly tradeNameFr: string;
  readonly balance: WireMoney;
  readonly isLow: boolean;
  readonly lowMark?: WireMoney;
}

function Floats() {
  const t = useTexts(liquidityTexts);
  const common = useTexts(commonTexts);
  const { language } = useLanguage();
  const mayPropose = useMay()('payments.propose-top-up');
  const pages = usePages<{ items: Float[]; next?: string }, Float>('/floats', {}, itemsAfter);
  return (
    <FoundPages in={pages}>
      <DataTable
        name="floats"
        label={t.floats}
        rows={pages.rows}
        more={pages}
        keyOf={({ floatId }) => floatId}
        columns={columnsOf<Float>((c) => [
          c.id('agent', t.agent, ({ agentCode }) => agentCode),
          c.name('name', t.tradeName, ({ tradeNameAr, tradeNameFr }) =>
            language === 'ar' ? tradeNameAr : tradeNameFr,
          ),
          c.network('network', t.network, ({ network }) => network),
          c.amount('balance', t.balance, ({ balance }) => balance),
          c.amount('mark', t.lowMark, ({ lowMark }) => lowMark),
          c.text('low', t.low, ({ isLow }) => (isLow ? common.yes : common.no)),
          c.actions(({ floatId }) => (mayPropose ? <ProposeTopUp floatId={floatId} /> : null)),
        ])}
      />
    </FoundPages>
  );
}

function ProposeTopUp({ floatId }: { floatId: string }) {
  const t = useTexts(liquidityTexts);
  return (
    <Action
      label={t.topUp}
      fields={[
        { name: 'amount', label: t.amount, kind: 'amount' },
        { name: 'bankReference', label: t.bankReference },
      ]}
      run={({ amount = '', bankReference }, topUpId) =>
        call('POST', '/float-top-ups', { topUpId, floatId, amount: dirhams(amount), bankReference })
      }
    />
  );
}
