import { ACCOUNT_CHANGE_REFUSALS, POSTING_REFUSALS } from '@hanout/contracts';
import fc from 'fast-check';
import { checkProof, checkVerified } from '../testing/checks';
import { drawnCommands } from '../testing/ledger-commands';
import { modelRun } from '../testing/model-run.config';
import { ModelledLedger } from '../testing/modelled-ledger';
import { TestLedger } from '../testing/test-ledger';

const { seed, path, replayPath } = modelRun;

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await TestLedger.start();
  // Ahead of the clock, so that its time stands still until a command moves it.
  await ledger.setTime(new Date(Date.now() + 3_600_000));
});
afterAll(() => ledger.stop());

it(`decides like the model (HANOUT_MODEL_SEED=${seed})`, async () => {
  const seen = new Set<string>();
  const commands = fc.commands([drawnCommands], { maxCommands: 12, size: 'max', replayPath });
  await fc.assert(
    fc.asyncProperty(commands, async (drawn) => {
      const model = await ModelledLedger.open(ledger, seen);
      await fc.asyncModelRun(() => ({ model, real: undefined }), drawn);
      await model.end();
    }),
    { seed, path, numRuns: 500 },
  );
  // A flush, as the last thing that was done may be to move the head's time by hand: that is found.
  await ledger.wallet(1n);
  await checkProof(ledger);
  await checkVerified(ledger);
  const every = [
    ...['posted', 'repeated', 'expired', 'change: changed', 'change: repeated'],
    ...POSTING_REFUSALS,
    ...ACCOUNT_CHANGE_REFUSALS.map((reason) => `change: ${reason}`),
  ];
  // The draw is worth something only when it meets everything that can be answered.
  if (path === undefined) expect([...seen].sort()).toEqual(every.sort());
}, 180_000);
