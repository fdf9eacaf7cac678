import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const HELP = `npm run bench:payments -- [options]

  --rounds N      rounds of everything; medians are shown. Default: 3
  --seconds N     of each rate that is tried. Default: 8
  --quick         one round of 3 seconds each
  --from N        payments a second to begin with. Default: 100
  --at N,N,…      instead: these rates alone, each for as many rounds
  --customers N   who pay. Default: 3000
  --bulk N        measure bulk payments of N lines instead; N up to 10000
  --json FILE     also write every rate's figures there
  --set S.NAME=V  a setting of one service: payments.LANES=2. May be repeated
`;

export interface Options {
  rounds: number;
  seconds: number;
  from: number;
  /** Payments a second, instead of a search for the highest. */
  at?: number[];
  customers: number;
  /** Lines of a bulk. */
  bulk?: number;
  json?: string;
  settings: Record<string, Record<string, string>>;
}

/**
 * @returns undefined when only the help is asked for
 * @throws Error that says which option takes what
 */
export function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      from: { type: 'string', default: '100' },
      at: { type: 'string' },
      customers: { type: 'string', default: '3000' },
      bulk: { type: 'string' },
      json: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const number = (
    name: 'rounds' | 'seconds' | 'from' | 'at' | 'customers' | 'bulk',
    text: string,
  ): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1`);
    return value;
  };
  return {
    rounds: number('rounds', values.rounds ?? (values.quick ? '1' : '3')),
    seconds: number('seconds', values.seconds ?? (values.quick ? '3' : '8')),
    from: number('from', values.from),
    ...(values.at !== undefined && { at: values.at.split(',').map((rate) => number('at', rate)) }),
    customers: number('customers', values.customers),
    ...(values.bulk !== undefined && { bulk: number('bulk', values.bulk) }),
    ...(values.json !== undefined && { json: resolve(values.json) }),
    settings: settingsOf(values.set),
  };
}

/** `payments.LANES=2` → { payments: { LANES: '2' } } */
function settingsOf(texts: readonly string[]): Options['settings'] {
  const settings: Options['settings'] = {};
  for (const text of texts) {
    const [, service, name, value] = /^([a-z-]+)\.([A-Z0-9_]+)=(.*)$/.exec(text) ?? [];
    if (!service || !name) throw new Error(`--set takes service.SETTING=value, not "${text}"`);
    settings[service] = { ...settings[service], [name]: value ?? '' };
  }
  return settings;
}
