import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NETWORKS, type NetworkName } from '@hanout/contracts';

export const HELP = `npm run network:day -- [options]

  --operations N     payouts and collections in all. Default: 20000
  --rate N           a second, whether the ones before are answered or not. Default: 150
  --steps N,N,…      instead of one rate each of these for 20 seconds, one after the other, with what ended meanwhile:
                     which of them can be kept up. Sets --operations
  --faults N         of a hundred operations at each network, how many each switch spoils. Default: 5
  --seed N           of what is drawn: the same seed draws the same day. Default: 1
  --kills N          how often the service of a network is killed and started again meanwhile. Default: 0
  --black-hole NAME  this network says nothing any more, from a quarter of the day on
  --hole-seconds N   for so long. Default: 600
  --drain-seconds N  how long the rest may take after the last operation. Default: 900
  --json FILE        also write the figures there
`;

export interface Options {
  operations: number;
  rate: number;
  /** Wishes a second, one after the other. */
  steps?: number[];
  faults: number;
  seed: number;
  kills: number;
  blackHole?: NetworkName;
  holeSeconds: number;
  drainSeconds: number;
  json?: string;
}

const STEP_SECONDS = 20;

/** Of one step. */
export const operationsOf = (rate: number): number => rate * STEP_SECONDS;

/**
 * @returns undefined when only the help is asked for
 * @throws Error that says which option takes what
 */
export function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      operations: { type: 'string', default: '20000' },
      rate: { type: 'string', default: '150' },
      steps: { type: 'string' },
      faults: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      kills: { type: 'string', default: '0' },
      'black-hole': { type: 'string' },
      'hole-seconds': { type: 'string', default: '600' },
      'drain-seconds': { type: 'string', default: '900' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const number = (name: keyof typeof values, from = 1): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < from)
      throw new Error(`--${name} takes a whole number from ${from}`);
    return value;
  };
  const steps = values.steps?.split(',').map(Number);
  if (steps?.some((rate) => !Number.isInteger(rate) || rate < 1))
    throw new Error('--steps takes whole numbers from 1, with commas between them');
  const hole = values['black-hole'];
  const blackHole = NETWORKS.find((network) => network === hole);
  if (hole !== undefined && !blackHole) throw new Error(`--black-hole takes one of ${NETWORKS.join(', ')}`);
  return {
    operations: steps ? steps.reduce((sum, rate) => sum + operationsOf(rate), 0) : number('operations'),
    rate: number('rate'),
    ...(steps && { steps }),
    faults: number('faults', 0),
    seed: number('seed'),
    kills: number('kills', 0),
    ...(blackHole && { blackHole }),
    holeSeconds: number('hole-seconds'),
    drainSeconds: number('drain-seconds'),
    ...(values.json !== undefined && { json: resolve(values.json) }),
  };
}
