import { wordOf } from '../../texts/word-of';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { templateTexts } from '../../texts/templates';
import { wordTexts } from '../../texts/words';
import { elapsed, LANES, type Moment } from './lanes';
import { paymentTexts } from './payments.texts';

const [STEP, LANE, TOP, START] = [112, 74, 34, 110];

/** A payment's life as a line through three lanes: our own books, the agent network, the messages to people. */
export function LanesPicture({ moments }: { moments: readonly Moment[] }) {
  const t = useTexts(paymentTexts);
  const words = { ...useTexts(stateTexts), ...useTexts(wordTexts), ...useTexts(templateTexts) };
  const lanes = LANES.filter((lane) => moments.some((moment) => moment.lane === lane));
  const x = (index: number) => START + index * STEP + STEP / 2;
  const y = (moment: Moment) => TOP + lanes.indexOf(moment.lane) * LANE + LANE / 2;
  const [width, height] = [START + moments.length * STEP, TOP + lanes.length * LANE];
  const path = moments.map((moment, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(moment)}`).join(' ');
  return (
    <div className="wide">
      <svg className="lanes" role="img" aria-label={t.timeline} width={width} height={height} direction="ltr">
        {lanes.map((lane, index) => (
          <g key={lane}>
            <rect className="lane" x={0} y={TOP + index * LANE + 4} width={width} height={LANE - 8} rx={6} />
            <text x={10} y={TOP + index * LANE + LANE / 2 + 4}>
              {t[lane]}
            </text>
          </g>
        ))}
        <path className="way" d={path} />
        {moments.map((moment, index) => (
          <g key={`${moment.at} ${moment.lane} ${moment.word}`} textAnchor="middle">
            {moment.sinceMs === undefined ? null : (
              <text className="faint" lang="en" x={x(index) - STEP / 2} y={20}>
                {elapsed(moment.sinceMs)}
              </text>
            )}
            <circle className={moment.isBad ? 'moment bad' : 'moment'} cx={x(index)} cy={y(moment)} r={8} />
            <text x={x(index)} y={y(moment) + 26}>
              {wordOf(words, moment.word)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
