import type { WireMoney } from '@hanout/money';
import { writeAmount } from '@hanout/i18n';
import { useRead } from '../../api/read';
import { useTexts } from '../../texts/language';
import { Amount } from '../../ui/amount';
import { Bars, COLORS } from '../../ui/charts';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Figure, Figures, Pictured } from '../../ui/panel';
import { StateBadge } from '../../ui/state-badge';
import { feesTexts } from './fees.texts';

/** In 1/10,000 of the minor unit: fees are kept exactly. */
interface Change {
  readonly before: string;
  readonly after: string;
}

interface BandChange extends Change {
  readonly minMinor: string;
  readonly maxMinor: string;
  readonly payments: number;
}

interface Simulation {
  readonly state: string;
  readonly payments: number;
  readonly failure?: string;
  readonly result?: {
    readonly total: Change;
    readonly bands: readonly BandChange[];
    readonly more: number;
    readonly less: number;
    readonly unchanged: number;
  };
}

const FOLLOW_MS = 1_500;
const PARTS = 10_000n;

const dirhams = (parts: string): WireMoney => ({
  minor: (BigInt(parts) / PARTS).toString(),
  currency: 'MAD',
});

/** What a schedule would have changed for payments that were made. */
export function SimulationPanel({ simulationId }: { simulationId: string }) {
  const t = useTexts(feesTexts);
  const found = useRead<Simulation>(`/fees/simulations/${simulationId}`, { followMs: FOLLOW_MS });
  return (
    <Found in={found}>
      {({ state, result, payments }) =>
        result ? (
          <>
            <Figures>
              <Figure label={t.before}>
                <Amount of={dirhams(result.total.before)} />
              </Figure>
              <Figure label={t.after}>
                <Amount of={dirhams(result.total.after)} />
              </Figure>
              <Figure label={t.more}>{result.more}</Figure>
              <Figure label={t.less}>{result.less}</Figure>
            </Figures>
            <Bands bands={result.bands} />
          </>
        ) : (
          <Figures>
            <Figure label={t.simulation}>
              <StateBadge of={state} />
            </Figure>
            <Figure label={t.payments}>{payments}</Figure>
          </Figures>
        )
      }
    </Found>
  );
}

function Bands({ bands }: { bands: readonly BandChange[] }) {
  const t = useTexts(feesTexts);
  const nameOf = ({ minMinor, maxMinor }: BandChange) =>
    `${writeAmount(minMinor)} – ${writeAmount(maxMinor)}`;
  const drawn = (parts: string) => Number(BigInt(parts) / PARTS);
  return (
    <Pictured
      picture={
        <Bars
          rows={bands.map((band) => ({
            name: nameOf(band),
            before: drawn(band.before),
            after: drawn(band.after),
          }))}
          series={[
            { key: 'before', name: t.before, color: COLORS.calm },
            { key: 'after', name: t.after, color: COLORS.first },
          ]}
          write={(minor) => writeAmount(String(Math.round(minor)))}
        />
      }
    >
      <DataTable
        name="simulation"
        label={t.simulation}
        rows={bands}
        keyOf={({ minMinor }) => minMinor}
        columns={columnsOf<BandChange>((c) => [
          c.id('band', t.band, nameOf),
          c.number('payments', t.payments, ({ payments }) => payments),
          c.amount('before', t.before, ({ before }) => dirhams(before)),
          c.amount('after', t.after, ({ after }) => dirhams(after)),
        ])}
      />
    </Pictured>
  );
}
