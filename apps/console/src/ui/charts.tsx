import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { commonTexts } from '../texts/common';
import { useTexts } from '../texts/language';
import { Empty } from './empty';

/** One series of a picture: where its value is, what it is called, and its colour (a variable of the theme). */
export interface Series {
  readonly key: string;
  readonly name: string;
  readonly color: string;
}

/** What is drawn: a name, and a number for each series. Numbers here are for the eye; the table beside has the exact ones. */
export type Drawn = Readonly<Record<string, string | number | null>>;

interface Props {
  readonly rows: readonly Drawn[];
  readonly series: readonly Series[];
  readonly write?: (value: number) => string;
  readonly height?: number;
  readonly isStacked?: boolean;
  readonly max?: number;
  /** What the rows are called is what others are called: the same in every language. */
  readonly areNames?: boolean;
}

export const COLORS = {
  first: 'var(--mantine-color-teal-7)',
  second: 'var(--mantine-color-yellow-6)',
  bad: 'var(--mantine-color-red-7)',
  calm: 'var(--mantine-color-gray-5)',
  other: 'var(--mantine-color-indigo-5)',
} as const;

const LABEL_WIDTH = 130;
const ROW_HEIGHT = 30;
const tip = {
  contentStyle: {
    background: 'var(--mantine-color-body)',
    borderColor: 'var(--mantine-color-default-border)',
  },
  cursor: { fill: 'var(--mantine-color-default-hover)' },
};

/** For screen readers and spelling: Latin letters in whatever language the page is. */
const PROPER = { lang: 'fr' };

/** What the colours mean. */
function Names({ of }: { of: readonly Series[] }) {
  return (
    <ul className="legend">
      {of.map(({ key, name, color }) => (
        <li key={key}>
          <span style={{ background: color }} aria-hidden />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** Horizontal bars, one a row: names have room, whatever their script. */
export function Bars(props: Props) {
  const t = useTexts(commonTexts);
  const isFlat = props.rows.every((row) => props.series.every(({ key }) => !row[key]));
  return isFlat ? <Empty says={t.nothingToDraw} /> : <DrawnBars {...props} />;
}

function DrawnBars({ rows, series, write = String, isStacked = false, max, areNames = false }: Props) {
  const height = Math.max(rows.length * ROW_HEIGHT * (isStacked ? 1 : Math.max(series.length, 1)) + 60, 160);
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={[...rows]} layout="vertical" margin={{ left: 8, right: 16 }}>
        <CartesianGrid horizontal={false} stroke="var(--mantine-color-default-border)" />
        <XAxis type="number" tickFormatter={write} domain={[0, max ?? 'auto']} />
        <YAxis
          type="category"
          dataKey="name"
          width={LABEL_WIDTH}
          interval={0}
          tick={areNames ? PROPER : true}
        />
        <Tooltip formatter={(value) => write(Number(value))} {...tip} />
        {series.length > 1 ? <Legend content={<Names of={series} />} /> : null}
        {series.map(({ key, name, color }) => (
          <Bar
            key={key}
            dataKey={key}
            name={name}
            fill={color}
            isAnimationActive={false}
            {...(isStacked && { stackId: 'all' })}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

interface LinesProps extends Props {
  readonly isStepped?: boolean;
}

/** How something goes on over days or amounts; `isStepped` for what jumps. */
export function Lines(props: LinesProps) {
  const t = useTexts(commonTexts);
  const isEmpty = props.rows.every((row) =>
    props.series.every(({ key }) => (row[key] ?? undefined) === undefined),
  );
  return isEmpty ? <Empty says={t.nothingToDraw} /> : <DrawnLines {...props} />;
}

function DrawnLines({ rows, series, write = String, height = 260, isStepped = false }: LinesProps) {
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={[...rows]} margin={{ left: 8, right: 16, top: 8 }}>
        <CartesianGrid stroke="var(--mantine-color-default-border)" />
        <XAxis dataKey="name" minTickGap={24} />
        <YAxis tickFormatter={write} width={90} />
        <Tooltip formatter={(value) => write(Number(value))} {...tip} />
        <Legend content={<Names of={series} />} />
        {series.map(({ key, name, color }) => (
          <Line
            key={key}
            type={isStepped ? 'stepAfter' : 'monotone'}
            dataKey={key}
            name={name}
            stroke={color}
            dot={rows.length < 40}
            isAnimationActive={false}
            connectNulls={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
