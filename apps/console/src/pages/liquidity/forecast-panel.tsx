import { useState } from 'react';
import { Group, SegmentedControl, SimpleGrid, Text } from '@mantine/core';
import { withQuery } from '../../api/client';
import { useRead } from '../../api/read';
import { useTexts } from '../../texts/language';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Panel } from '../../ui/panel';
import {
  byProvince,
  codeOf,
  covered,
  METERS,
  type ForecastRow,
  type Meter,
  type ProvinceNeed,
} from './forecast';
import { liquidityTexts } from './liquidity.texts';
import { ProvinceMap } from './province-map';
import { provinceTexts } from './provinces.texts';

type Names = Readonly<Record<string, string>>;

/** What payday asks of the counters against what they have: the country as a map, a province agent by agent. */
export function ForecastPanel({ day }: { day: string }) {
  const t = useTexts(liquidityTexts);
  const [meter, setMeter] = useState<Meter>('cash');
  const [province, setProvince] = useState<string>();
  const found = useRead<{ rows: readonly ForecastRow[] }>(`/cash-forecasts/${day}`);
  const pick = (
    <SegmentedControl
      size="xs"
      aria-label={t.meter}
      value={meter}
      onChange={(next) => setMeter(next as Meter)}
      data={METERS.map((value) => ({ value, label: t[value] }))}
    />
  );
  return (
    <Panel title={t.forecast} side={pick}>
      <Found in={found}>
        {({ rows }) => {
          const needs = byProvince(rows, meter);
          return (
            <>
              <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
                <div dir="ltr">
                  <ProvinceMap needs={needs} chosen={province} onChoose={setProvince} />
                </div>
                <div>
                  <Legend />
                  {rows.length === 0 ? <Text c="dimmed">{t.nothingApproved}</Text> : null}
                  <Provinces rows={needs} day={day} onOpen={setProvince} />
                </div>
              </SimpleGrid>
              {province === undefined ? null : <Agents day={day} province={province} meter={meter} />}
            </>
          );
        }}
      </Found>
    </Panel>
  );
}

const GRADES = ['good', 'poor', 'bad', 'none'] as const;

function Legend() {
  const t = useTexts(liquidityTexts);
  return (
    <Group component="ul" className="grades" gap="md" mb="sm">
      {GRADES.map((grade) => (
        <li key={grade} data-grade={grade}>
          <Text span size="sm">
            {t[`grade_${grade}`]}
          </Text>
        </li>
      ))}
      <li data-pilot>
        <Text span size="sm">
          {t.pilot}
        </Text>
      </li>
    </Group>
  );
}

const dirhams = (minor: bigint) => ({ minor: minor.toString(), currency: 'MAD' });

interface ProvincesProps {
  readonly rows: readonly ProvinceNeed[];
  readonly day: string;
  readonly onOpen: (province: string) => void;
}

function Provinces({ rows, day, onOpen }: ProvincesProps) {
  const t = useTexts(liquidityTexts);
  const names: Names = useTexts(provinceTexts);
  return (
    <DataTable
      name={`forecast-${day}`}
      label={t.provinces}
      rows={rows}
      keyOf={({ name }) => name}
      onOpen={({ name }) => onOpen(name)}
      columns={columnsOf<ProvinceNeed>((c) => [
        c.name('province', t.province, ({ name, code = '' }) => names[code] ?? name),
        c.amount('need', t.need, ({ need }) => dirhams(need)),
        c.amount('have', t.have, ({ have }) => dirhams(have)),
        c.amount('short', t.short, ({ short }) => dirhams(short)),
        c.number('covered', t.covered, (one) => Math.floor(1_000 * covered(one)) / 10),
      ])}
    />
  );
}

interface AgentsProps {
  readonly day: string;
  readonly province: string;
  readonly meter: Meter;
}

function Agents({ day, province, meter }: AgentsProps) {
  const t = useTexts(liquidityTexts);
  const names: Names = useTexts(provinceTexts);
  const found = useRead<{ rows: readonly ForecastRow[] }>(withQuery(`/cash-forecasts/${day}`, { province }));
  return (
    <Panel title={names[codeOf(province) ?? ''] ?? province}>
      <Found in={found}>
        {({ rows }) => (
          <DataTable
            name={`forecast-${day}-${province}`}
            label={t.agents}
            rows={rows}
            keyOf={({ network, commune, agentCode }) => `${network} ${commune} ${agentCode}`}
            columns={columnsOf<ForecastRow>((c) => [
              c.name('commune', t.commune, ({ commune }) => commune),
              c.network('network', t.network, ({ network }) => network),
              c.id('agent', t.agent, ({ agentCode }) => agentCode),
              c.amount('need', t.need, (row) => row[meter].need),
              c.amount('have', t.have, (row) => row[meter].have),
              c.amount('short', t.short, (row) => row[meter].short),
            ])}
          />
        )}
      </Found>
    </Panel>
  );
}
