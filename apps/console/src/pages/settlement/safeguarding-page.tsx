import { Alert } from '@mantine/core';
import { writeAmount } from '@hanout/i18n';
import type { WireMoney } from '@hanout/money';
import { withQuery } from '../../api/client';
import { useRead } from '../../api/read';
import { pageTexts } from '../../shell/shell.texts';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { COLORS, Lines } from '../../ui/charts';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { useDays } from '../../ui/day-range';
import { Found } from '../../ui/found';
import { Panel, Screen } from '../../ui/panel';
import { settlementTexts } from './settlement.texts';

interface SafeguardedDay {
  readonly day: string;
  readonly state: string;
  readonly proof?: {
    readonly customers: WireMoney;
    readonly positions: WireMoney;
    readonly others: WireMoney;
    readonly bank?: WireMoney;
    readonly inTransit?: WireMoney;
    readonly unexplained?: WireMoney;
  };
}

const DAYS = 30;

/** Day by day, what people are owed and what lies in the bank for them. */
export default function SafeguardingPage() {
  const t = useTexts(settlementTexts);
  const states = useTexts(stateTexts);
  const [range, pick] = useDays(DAYS);
  const found = useRead<{ items: readonly SafeguardedDay[]; holds: boolean }>(
    withQuery('/settlement/safeguarding', range),
  );
  return (
    <Screen title={useTexts(pageTexts).safeguarding} side={pick}>
      <Found in={found}>
        {({ items, holds }) => (
          <Panel title={t.safeguarding}>
            <Alert color={holds ? 'teal' : 'red'} mb="sm">
              {holds ? t.holds : t.holdsNot}
            </Alert>
            <div className="picture" dir="ltr">
              <Lines
                rows={[...items].sort(byDay).map(drawn)}
                series={[
                  { key: 'customers', name: t.customers, color: COLORS.first },
                  { key: 'bank', name: t.bank, color: COLORS.other },
                ]}
                write={(minor) => writeAmount(String(Math.round(minor)))}
              />
            </div>
            <DataTable
              name="safeguarding"
              label={t.safeguarding}
              rows={items}
              keyOf={({ day }) => day}
              columns={columnsOf<SafeguardedDay>((c) => [
                c.id('day', t.day, ({ day }) => day),
                c.state('state', t.state, ({ state }) => state, states),
                c.amount('customers', t.customers, ({ proof }) => proof?.customers),
                c.amount('positions', t.positionsOf, ({ proof }) => proof?.positions),
                c.amount('others', t.others, ({ proof }) => proof?.others),
                c.amount('bank', t.bank, ({ proof }) => proof?.bank),
                c.amount('inTransit', t.inTransit, ({ proof }) => proof?.inTransit),
                c.amount('unexplained', t.unexplained, ({ proof }) => proof?.unexplained),
              ])}
            />
          </Panel>
        )}
      </Found>
    </Screen>
  );
}

const byDay = (one: SafeguardedDay, other: SafeguardedDay): number => (one.day < other.day ? -1 : 1);

function drawn({ day, proof }: SafeguardedDay) {
  return {
    name: day.slice(5),
    customers: proof ? Number(proof.customers.minor) : null,
    bank: proof?.bank ? Number(proof.bank.minor) : null,
  };
}
