import { addDays } from '@hanout/calendar';
import { useTexts } from '../../texts/language';
import { networkName, NETWORKS } from '../../texts/networks';
import { gradeOf, type MatchDay } from './reconciliation';
import { settlementTexts } from './settlement.texts';

const [CELL, LABEL, ROW, HEAD] = [62, 110, 34, 24];

/** A square for each network and day, coloured by how much of it matched, with the figure in it. */
export function MatchHeat({
  days,
  range,
}: {
  days: readonly MatchDay[];
  range: { from: string; to: string };
}) {
  const t = useTexts(settlementTexts);
  const columns: string[] = [];
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) columns.push(day);
  const of = new Map(days.map((day) => [`${day.network} ${day.day}`, day]));
  const textOf = (day: MatchDay | undefined) => {
    if (day === undefined) return '·';
    if (!day.isReported) return '?';
    return day.matchedBps === undefined ? '–' : `${(day.matchedBps / 100).toFixed(1)}`;
  };
  const [width, height] = [LABEL + columns.length * CELL, HEAD + NETWORKS.length * ROW];
  return (
    <div className="wide">
      <svg className="heat" role="img" aria-label={t.matchRate} width={width} height={height} direction="ltr">
        {columns.map((day, index) => (
          <text key={day} x={LABEL + index * CELL + CELL / 2} y={16} textAnchor="middle">
            {day.slice(5)}
          </text>
        ))}
        {NETWORKS.map((network, row) => (
          <g key={network}>
            <text lang="fr" x={0} y={HEAD + row * ROW + 22}>
              {networkName(network)}
            </text>
            {columns.map((day, index) => {
              const found = of.get(`${network} ${day}`);
              const [x, y] = [LABEL + index * CELL, HEAD + row * ROW];
              return (
                <g key={day} data-grade={gradeOf(found)}>
                  <rect x={x + 2} y={y + 2} width={CELL - 4} height={ROW - 4} rx={4} />
                  <text x={x + CELL / 2} y={y + 22} textAnchor="middle">
                    {textOf(found)}
                  </text>
                </g>
              );
            })}
          </g>
        ))}
      </svg>
    </div>
  );
}
