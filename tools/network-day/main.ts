/**
 * `npm run network:day`: a platform of its own and the six networks as remote systems that misbehave. Thousands of
 * payouts and collections, then the clients' journal, our ledger and the networks' books are compared line by line.
 */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NETWORK_SERVICES } from '@hanout/contracts';
import { commitsEach, commitsOf } from '../bench/commits';
import { cpuTimes, spentBetween } from '../bench/cpu-times';
import { machine } from '../bench/machine';
import { gatherCrowd } from '../bench-payments/crowd';
import { startStage, type Stage } from '../bench-payments/stage';
import { openPayday } from '../payday/payday';
import { count } from '../payday/progress';
import { publishFees } from '../payday/steps/publish-fees';
import { readBooks } from './books';
import { climb } from './climb';
import { linesOf } from './compare';
import { switchFaultsOn } from './disturbances';
import { drain, hearStatements } from './drain';
import { Draw } from './draw';
import { drawOperation } from './operations';
import { HELP, readOptions } from './options';
import { performAll, type Day } from './perform-all';
import { outcomeOf, tellCosts, tellOutcome } from './report';
import { tellTimes, timesOf, type Row } from './times';
import { readTotals, tellTotals, troubleOf } from './totals';

const CUSTOMERS = 3_000;
/** A day is minutes long here: what nothing was heard of is asked for sooner than in earnest. */
const PAUSES = {
  PAYOUT_PAUSE_SECONDS: '1',
  PAYOUT_PAUSE_MAX_SECONDS: '15',
  PAYOUT_FILE_AGAIN_SECONDS: '30',
  REPORTS_FETCH_EVERY_SECONDS: '60',
  NOTICES_FETCH_EVERY_MS: '2000',
};
const IMPATIENT = Object.fromEntries(NETWORK_SERVICES.map((service) => [service, PAUSES]));

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) {
    console.log(HELP);
    return;
  }
  console.log(`${machine()}\nStarting a platform of its own …`);
  const stage = await startStage(IMPATIENT, NETWORK_SERVICES);
  try {
    const payday = openPayday({
      folder: resolve('samples/tayssir-2021-t3'),
      dataDir: stage.dataDir,
      programme: 'tayssir',
      ruleSet: 'tayssir-2020-21-t3',
      families: 0,
    });
    await publishFees(payday);
    const crowd = await gatherCrowd(stage, payday, CUSTOMERS);
    const customers = crowd.tokens.map((token, place) => ({ token, network: crowd.networks[place]! }));
    const draw = new Draw(options.seed);
    const operations = Array.from({ length: options.operations }, (_, place) =>
      drawOperation(draw, place + 1, { customers, merchantCodes: crowd.merchantCodes }),
    );
    const doors = {
      gatewayUrl: payday.gatewayUrl,
      simulatorUrl: stage.platform.urls()['network-simulator']!,
    };
    await liveThrough(stage, { operations, doors, options, draw });
  } finally {
    await stage.stop();
  }
}

async function liveThrough(stage: Stage, day: Day): Promise<void> {
  const { operations, doors, options } = day;
  const { faults, json, drainSeconds } = options;
  if (faults > 0) {
    const modes = await switchFaultsOn(doors.simulatorUrl, faults);
    console.log(`  Each of these spoils ${faults} of a hundred: ${modes.join(', ')}`);
  }
  const [cpuBefore, commitsBefore] = [cpuTimes(stage.dataDir), await commitsOf(stage)];
  const [beganAt, beganAtTime] = [performance.now(), Date.now()];
  await (options.steps ? climb(stage, day) : performAll(stage, day));
  const sentSeconds = (performance.now() - beganAt) / 1_000;
  const draining = { simulatorUrl: doors.simulatorUrl, seconds: drainSeconds };
  await drain(stage, draining);
  const unheard = await hearStatements(stage);
  const open = await drain(stage, draining);
  const endedSeconds = (performance.now() - beganAt) / 1_000;
  const spent = spentBetween(cpuBefore, cpuTimes(stage.dataDir));
  const commits = commitsEach(commitsBefore, await commitsOf(stage), operations.length);
  const books = await readBooks(stage, doors.simulatorUrl);
  const outcome = outcomeOf(linesOf(operations, books));
  tellOutcome(outcome);
  const totals = await readTotals(stage);
  tellTotals(totals);
  const refused = operations.filter((one) => one.refused !== undefined);
  const ended = await stage.query<Row>('payments', TIMES);
  const times = timesOf(ended, operations, options.blackHole);
  tellTimes(times);
  tellCosts({ spent, commits }, operations.length);
  const lastEndedSeconds = (Math.max(...ended.map(({ completedAt }) => +completedAt)) - beganAtTime) / 1_000;
  const perSecond = Math.round(operations.length / lastEndedSeconds);
  console.log(
    `  ${count(operations.length)} wishes in ${sentSeconds.toFixed(0)} s, the last ended after ${lastEndedSeconds.toFixed(0)} s` +
      ` (${count(perSecond)}/s), statements heard after ${endedSeconds.toFixed(0)} s; refused at once: ${count(refused.length)}; asked again:` +
      ` ${count(operations.reduce((sum, { asks }) => sum + asks - 1, 0))}; holds open: ${books.openHolds}`,
  );
  if (json !== undefined)
    writeFileSync(
      json,
      `${JSON.stringify({ options, outcome, totals, times, sentSeconds, endedSeconds }, null, 2)}\n`,
    );
  const untold = Object.values(outcome.counts).reduce((sum, row) => sum + (row['not told'] ?? 0), 0);
  if (open > 0 || books.openHolds > 0 || outcome.unexplained.length > 0 || untold > 0)
    throw new Error(
      `${open} open, ${books.openHolds} holds open, ${outcome.unexplained.length} lines unexplained, ${untold} not told` +
        (unheard.length > 0 ? `; no statement of ${unheard.join(', ')}` : ''),
    );
  if (troubleOf(totals).length > 0) throw new Error(troubleOf(totals).join('; '));
  console.log(
    '  ✓ Unexplained: 0, not told: 0, holds open: 0; positions net to zero, and what is owed is held',
  );
}

const TIMES = `select payment_id as "paymentId", created_at as "createdAt", completed_at as "completedAt"
  from payments where kind in ('payout', 'collection') and state = 'completed'`;

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`\n  ✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
