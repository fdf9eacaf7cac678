/**
 * `npm run bench:payments`: a platform of its own, and payments to merchants over HTTP that come at their times whether the
 * ones before are answered or not. How many a second it sustains, how long they take at half of that, who spends the
 * processors, beside pgbench on the same server; then all that was acknowledged is proved. Nothing here is a test.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { machine } from '../bench/machine';
import { openPayday, type Payday } from '../payday/payday';
import { publishFees } from '../payday/steps/publish-fees';
import { measureBulks } from './bulk';
import { gatherCrowd } from './crowd';
import { findKnee } from './knee';
import type { Crowd } from './load';
import { HELP, readOptions, type Options } from './options';
import { prove } from './proof';
import { tellResults, tellTrial, type Results } from './report';
import { startStage, type Stage } from './stage';
import { runTrial } from './trial';

/** What is asked for: merchant payments a second, of the transactions of pgbench. */
const ASKED_OF_PGBENCH = 0.25;

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) {
    console.log(HELP);
    return;
  }
  console.log('Starting a platform of its own …');
  const stage = await startStage(options.settings);
  try {
    const payday = openPayday({
      folder: resolve('samples/tayssir-2021-t3'),
      dataDir: stage.dataDir,
      programme: 'tayssir',
      ruleSet: 'tayssir-2020-21-t3',
      families: 0,
    });
    await publishFees(payday);
    if (options.bulk !== undefined) {
      await gatherCrowd(stage, payday, options.customers);
      await measureBulk(stage, payday, options.bulk, options);
      return;
    }
    const crowd = await gatherCrowd(stage, payday, options.customers);
    stage.assemble(crowd);
    await (options.at
      ? measureAt(stage, payday, options.at, options)
      : measure(stage, { payday, crowd, options }));
  } finally {
    await stage.stop();
  }
}

async function measure(
  stage: Stage,
  { payday, crowd, options }: { payday: Payday; crowd: Crowd; options: Options },
): Promise<void> {
  const { rounds, seconds, from, json } = options;
  console.log(`\n  ${machine()}\n`);
  const results: Results = { pgbenchPerSecond: [], rounds: [] };
  const pgbench = await stage.prepareYardstick();
  const yardstick = async (): Promise<number | undefined> => {
    const tps = await pgbench?.tpcB('simple', seconds);
    if (tps !== undefined) results.pgbenchPerSecond.push(tps);
    return tps;
  };
  const tps = await yardstick();
  const asked = tps && { asked: tps * ASKED_OF_PGBENCH };
  let turn = 0;
  const nextMerchant = (): string => crowd.merchantCodes[turn++ % crowd.merchantCodes.length]!;
  for (let round = 1; round <= rounds; round += 1) {
    for (const where of ['spread', 'hot'] as const) {
      const found = await findKnee(stage, {
        where,
        from,
        seconds,
        ...asked,
        hotMerchant: () => (where === 'hot' ? nextMerchant() : undefined),
        tell: (trial) => tellTrial(where, trial),
      });
      results.rounds.push({ where, found });
    }
  }
  await yardstick();
  tellResults(results);
  const acknowledged = results.rounds.flatMap(({ found }) =>
    found.trials.flatMap((trial) => trial.acknowledged),
  );
  const proof = await prove(stage, payday, acknowledged);
  if (json !== undefined) writeFileSync(json, `${jsonOf({ ...results, proof })}\n`);
  if (!proof.holds) throw new Error('the proof does not hold');
}

async function measureAt(
  stage: Stage,
  payday: Payday,
  rates: readonly number[],
  { rounds, seconds }: Options,
): Promise<void> {
  const acknowledged: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const perSecond of rates) {
      const trial = await runTrial(stage, { perSecond, seconds, warmUpSeconds: Math.min(2, seconds) });
      tellTrial('spread', trial);
      acknowledged.push(...trial.acknowledged);
    }
  }
  const { holds } = await prove(stage, payday, acknowledged);
  if (!holds) throw new Error('the proof does not hold');
}

async function measureBulk(
  stage: Stage,
  payday: Payday,
  lines: number,
  { rounds, seconds, json }: Options,
): Promise<void> {
  console.log(`\n  ${machine()}\n`);
  const { results, proof, holds } = await measureBulks(stage, payday, { lines, rounds, seconds });
  if (json !== undefined) writeFileSync(json, `${jsonOf({ ...results, proof })}\n`);
  if (!holds) throw new Error('the proof does not hold');
}

/** Without the ids of the payments. */
function jsonOf(results: object): string {
  return JSON.stringify(
    results,
    (name, value: unknown) => (Array.isArray(value) && name === 'acknowledged' ? undefined : value),
    2,
  );
}

main().then(
  // The load maker's channel would keep us here.
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`\n  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
