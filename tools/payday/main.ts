import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ApiProblem } from './api-client';
import { RosterFolderProblem } from './csv-folder';
import { openPayday } from './payday';
import { tellPayday } from './story';

const HELP = `npm run payday -- [--roster DIR] [--families N]

  --roster DIR     folder with households, pupils, absences and merchants (.csv or .csv.gz) and, when there is one,
                   control-totals.json. Default: samples/tayssir-2021-t3
  --rule-set NAME  the dated rules to judge by. Default: tayssir-2020-21-t3
  --programme NAME default: tayssir
  --families N     how many families buy from a merchant afterwards. Default: 2000
  --data DIR       the folder of the running platform. Default: .hanout
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      roster: { type: 'string', default: 'samples/tayssir-2021-t3' },
      'rule-set': { type: 'string', default: 'tayssir-2020-21-t3' },
      programme: { type: 'string', default: 'tayssir' },
      families: { type: 'string', default: '2000' },
      data: { type: 'string', default: '.hanout' },
      'first-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const families = Number(values.families);
  if (!Number.isInteger(families) || families < 0)
    throw new Error(`--families takes a whole number, not "${values.families}"`);
  const payday = openPayday({
    folder: resolve(values.roster),
    dataDir: resolve(values.data),
    programme: values.programme,
    ruleSet: values['rule-set'],
    families,
  });
  await tellPayday(payday);
}

main().catch((error: unknown) => {
  const isPlain =
    error instanceof RosterFolderProblem || error instanceof ApiProblem || error instanceof Error;
  process.stderr.write(`\n  ✗ ${isPlain ? error.message : String(error)}\n`);
  process.exit(1);
});
