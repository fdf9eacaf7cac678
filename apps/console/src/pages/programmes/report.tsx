import { Progress, Stack, Text } from '@mantine/core';
import { writeAmount } from '@hanout/i18n';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { wordTexts } from '../../texts/words';
import { Amount } from '../../ui/amount';
import { Bars, COLORS } from '../../ui/charts';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Panel, Pictured } from '../../ui/panel';
import { countTexts, programmeTexts } from './programmes.texts';
import { countsOf, type Group, type Roster, type Totals } from './roster';

/** How far the money is, as it moves. */
export function Disbursement({ of }: { of: NonNullable<Roster['disbursement']> }) {
  const t = useTexts(programmeTexts);
  const lines = [
    { label: t.wallets, done: of.walletsPaid, all: of.walletLines, minor: of.walletsPaidMinor },
    { label: t.vouchers, done: of.vouchersIssued, all: of.voucherLines, minor: of.vouchersIssuedMinor },
  ];
  return (
    <Panel title={t.progress}>
      <Stack gap="sm">
        {lines.map(({ label, done, all, minor }) => (
          <div key={label}>
            <Text size="sm">
              {label}: <bdi>{`${done} / ${all}`}</bdi> · <Amount of={{ minor, currency: 'MAD' }} />
            </Text>
            <Progress size="xl" value={all === 0 ? 100 : (100 * done) / all} aria-label={label} />
          </div>
        ))}
        <Text size="sm">
          {t.returned}: <bdi>{of.returned}</bdi>
        </Text>
      </Stack>
    </Panel>
  );
}

export function Report({ totals }: { totals: Totals }) {
  const t = useTexts(programmeTexts);
  return (
    <>
      <Groups title={t.byProvince} name="by-province" groups={totals.by_province} />
      <Groups title={t.byNetwork} name="by-network" groups={totals.by_network} />
      <Counts totals={totals} />
    </>
  );
}

interface Named extends Group {
  readonly name: string;
}

function Groups({
  title,
  name,
  groups = {},
}: {
  title: string;
  name: string;
  groups: Totals['by_province'];
}) {
  const t = useTexts(programmeTexts);
  const rows = Object.entries(groups)
    .map(([place, group]) => ({ name: place, ...group }))
    .sort((one, other) => Number(other.minor) - Number(one.minor));
  return (
    <Panel title={title}>
      <Pictured
        picture={
          <Bars
            areNames
            rows={rows.map((row) => ({ name: row.name, paid: Number(row.minor) }))}
            series={[{ key: 'paid', name: t.payable, color: COLORS.first }]}
            write={(minor) => writeAmount(String(Math.round(minor)))}
          />
        }
      >
        <DataTable
          name={name}
          label={title}
          rows={rows}
          keyOf={(row) => row.name}
          columns={columnsOf<Named>((c) => [
            c.name('place', t.place, (row) => row.name),
            c.number('households', t.lines, ({ households }) => households),
            c.amount('payable', t.payable, ({ minor }) => ({ minor: String(minor), currency: 'MAD' })),
          ])}
        />
      </Pictured>
    </Panel>
  );
}

function Counts({ totals }: { totals: Totals }) {
  const t = useTexts(programmeTexts);
  const words: Readonly<Record<string, string>> = {
    ...useTexts(stateTexts),
    ...useTexts(wordTexts),
    ...useTexts(countTexts),
  };
  const nameOf = (what: string) =>
    what
      .split('/')
      .map((part) => words[part] ?? part.replaceAll('_', ' '))
      .join(' · ');
  return (
    <Panel title={t.counts}>
      <DataTable
        name="roster-counts"
        label={t.counts}
        rows={countsOf(totals)}
        keyOf={({ what }) => what}
        columns={columnsOf<{ what: string; count: number }>((c) => [
          c.text('what', t.what, ({ what }) => nameOf(what)),
          c.number('count', t.count, ({ count }) => count),
        ])}
      />
    </Panel>
  );
}
