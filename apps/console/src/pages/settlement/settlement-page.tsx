import { Alert } from '@mantine/core';
import { writeAmount } from '@hanout/i18n';
import type { WireMoney } from '@hanout/money';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { useTexts } from '../../texts/language';
import { networkName } from '../../texts/networks';
import { stateTexts } from '../../texts/states';
import { Bars, COLORS } from '../../ui/charts';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { useDay } from '../../ui/day-range';
import { Found } from '../../ui/found';
import { Panel, Pictured, Screen } from '../../ui/panel';
import { Proposals } from '../../ui/proposals';
import { settlementTexts } from './settlement.texts';

interface Position {
  readonly network: string;
  readonly grants: WireMoney;
  readonly paymentsIn: WireMoney;
  readonly paymentsOut: WireMoney;
  readonly net: WireMoney;
  readonly movements: number;
}

interface Window extends Position {
  readonly windowId: string;
  readonly cutOffAt: string;
  readonly state: string;
}

export default function SettlementPage() {
  const t = useTexts(settlementTexts);
  const may = useMay();
  const [day, pick] = useDay();
  return (
    <Screen title={useTexts(pageTexts).settlement} side={pick}>
      <Panel title={t.positions}>
        <Positions day={day} />
      </Panel>
      {may('settlement.read-windows') ? (
        <Panel title={t.windows}>
          <Windows day={day} />
        </Panel>
      ) : null}
      {may('settlement.read-proposals') ? (
        <Panel title={t.proposals}>
          <Proposals
            path="/settlement/proposals"
            approving="settlement.approve-proposal"
            name="settlement-proposals"
            label={t.proposals}
          />
        </Panel>
      ) : null}
    </Screen>
  );
}

const drawn = (amount: WireMoney): number => Number(amount.minor);

function Positions({ day }: { day: string }) {
  const t = useTexts(settlementTexts);
  const found = useRead<{ positions: readonly Position[]; paymentsBalance: boolean }>(
    `/settlement/positions/${day}`,
  );
  return (
    <Found in={found}>
      {({ positions, paymentsBalance }) => (
        <>
          <Alert color={paymentsBalance ? 'teal' : 'red'} mb="sm">
            {paymentsBalance ? t.balanced : t.unbalanced}
          </Alert>
          <Pictured
            isWide
            picture={
              <Bars
                areNames
                rows={positions.map(({ network, ...one }) => ({
                  name: networkName(network),
                  in: drawn(one.paymentsIn),
                  out: drawn(one.paymentsOut),
                }))}
                series={[
                  { key: 'in', name: t.paymentsIn, color: COLORS.first },
                  { key: 'out', name: t.paymentsOut, color: COLORS.second },
                ]}
                write={(minor) => writeAmount(String(Math.round(minor)))}
              />
            }
          >
            <DataTable
              name={`positions-${day}`}
              label={t.positions}
              rows={positions}
              keyOf={({ network }) => network}
              columns={columnsOf<Position>((c) => [
                c.network('network', t.network, ({ network }) => network),
                c.amount('grants', t.grants, ({ grants }) => grants),
                c.amount('in', t.paymentsIn, ({ paymentsIn }) => paymentsIn),
                c.amount('out', t.paymentsOut, ({ paymentsOut }) => paymentsOut),
                c.amount('net', t.net, ({ net }) => net),
                c.number('movements', t.movements, ({ movements }) => movements),
              ])}
            />
          </Pictured>
        </>
      )}
    </Found>
  );
}

function Windows({ day }: { day: string }) {
  const t = useTexts(settlementTexts);
  const states = useTexts(stateTexts);
  const found = useRead<{ items: readonly Window[] }>(`/settlement/windows/${day}`);
  return (
    <Found in={found}>
      {({ items }) => (
        <DataTable
          name={`windows-${day}`}
          label={t.windows}
          rows={items}
          keyOf={({ windowId }) => windowId}
          columns={columnsOf<Window>((c) => [
            c.network('network', t.network, ({ network }) => network),
            c.when('cutOff', t.cutOff, ({ cutOffAt }) => cutOffAt),
            c.state('state', t.state, ({ state }) => state, states),
            c.amount('in', t.paymentsIn, ({ paymentsIn }) => paymentsIn),
            c.amount('out', t.paymentsOut, ({ paymentsOut }) => paymentsOut),
            c.amount('net', t.net, ({ net }) => net),
            c.number('movements', t.movements, ({ movements }) => movements),
          ])}
        />
      )}
    </Found>
  );
}
