import { readTransfer, type TransferToPostV1 } from '@hanout/contracts';
import { NoAnswer } from '@hanout/messaging';
import { waitFor } from '@hanout/testing';
import fc from 'fast-check';
import { aTransfer } from '../src/testing/test-ledger';
import { randomRun } from './random-run.config';
import { halfAt, NAMES, ShardedLedger, type Name } from './sharded-ledger';

/** Transfers between two instances, of which one or the other is killed as they are done. */
let ledger: ShardedLedger;
beforeAll(async () => {
  ledger = await ShardedLedger.prepare();
  await ledger.start('b');
  await ledger.startProcess('a');
  await ledger.openMirrors();
});
afterAll(() => ledger.stopAll());

const HEAD = 'select from ledger_head for update';

/** Stops the coordinator `a` on its way through a transfer to `b`, wherever a spec wants it. */
class StoppedCrossing {
  private readonly locks = new Map<string, () => Promise<void>>();

  constructor(readonly transfer: TransferToPostV1) {}

  async block(name: Name): Promise<void> {
    this.locks.set(name, await ledger.block(name, HEAD));
  }

  /** Neither decided nor ended: what that says cannot be written. */
  async keepState(): Promise<void> {
    const lock = 'select from crossings where transfer_id = $1 for update';
    this.locks.set('state', await ledger.block('a', lock, [this.transfer.transferId]));
  }

  async letGo(...names: string[]): Promise<void> {
    for (const name of names) {
      await this.locks.get(name)?.();
      this.locks.delete(name);
    }
  }

  async reaches(state: string): Promise<void> {
    await waitFor(async () => (await ledger.stateOf('a', this.transfer)) === state, { what: state });
  }

  async does(part: 'hold' | 'post' | 'void', ...names: Name[]): Promise<void> {
    for (const name of names) {
      const half = halfAt(name, this.transfer)[part];
      await waitFor(() => ledger.decided(name, half), { what: `${part} at ${name}` });
    }
  }

  /** Every half is held or refused, and the decision cannot be written. */
  async undecided(): Promise<void> {
    await this.block('b');
    ask(this.transfer);
    await this.reaches('placing');
    await this.keepState();
    await this.letGo('b');
    await this.does('hold', 'a', 'b');
  }

  /** It is decided, and nothing can be done about it yet. */
  async decided(state: 'posting' | 'voiding'): Promise<void> {
    await this.undecided();
    await this.block('a');
    await this.block('b');
    await this.letGo('state');
    await this.reaches(state);
  }
}

/** Nobody waits for the answer: it will not come. */
function ask(transfer: TransferToPostV1): void {
  ledger.post(transfer).catch((error: unknown) => {
    if (!(error instanceof NoAnswer)) throw error;
  });
}

const stops: Record<string, (crossing: StoppedCrossing) => Promise<void>> = {
  'once it is written down': async (crossing) => {
    await crossing.block('a');
    await crossing.block('b');
    ask(crossing.transfer);
    await crossing.reaches('placing');
  },
  'once its own half is held': async (crossing) => {
    await crossing.block('b');
    ask(crossing.transfer);
    await crossing.does('hold', 'a');
  },
  'once both halves are held': (crossing) => crossing.undecided(),
  'once it is decided': (crossing) => crossing.decided('posting'),
  'once its own half is posted': async (crossing) => {
    await crossing.decided('posting');
    await crossing.letGo('a');
    await crossing.does('post', 'a');
  },
  'once the other half is posted': async (crossing) => {
    await crossing.decided('posting');
    await crossing.letGo('b');
    await crossing.does('post', 'b');
  },
  'once both halves are posted': async (crossing) => {
    await crossing.decided('posting');
    await crossing.keepState();
    await crossing.letGo('a', 'b');
    await crossing.does('post', 'a', 'b');
  },
};

const refusedStops: Record<string, (crossing: StoppedCrossing) => Promise<void>> = {
  'once the other half is refused': (crossing) => crossing.undecided(),
  'once it is decided': (crossing) => crossing.decided('voiding'),
  'once its own half is voided': async (crossing) => {
    await crossing.decided('voiding');
    await crossing.letGo('a');
    await crossing.does('void', 'a');
  },
};

async function killThere(
  stop: (crossing: StoppedCrossing) => Promise<void>,
  transfer: TransferToPostV1,
): Promise<void> {
  const crossing = new StoppedCrossing(transfer);
  await stop(crossing);
  await ledger.kill('a');
  await crossing.letGo('a', 'b', 'state');
  await ledger.startProcess('a');
  await ledger.ended();
}

describe('a transfer whose coordinator is killed', () => {
  it.each(Object.entries(stops))('%s is posted when it is back', async (_when, stop) => {
    const [payer, payee] = [await ledger.wallet('a', 100n), await ledger.wallet('b')];
    const payment = aTransfer(payer, payee, 40n);
    await killThere(stop, payment);
    expect(await ledger.balances(payer, payee)).toEqual([60n, 40n]);
    expect(await ledger.outcomes(payment)).toEqual(['repeated']);
    expect(await ledger.balances(payer, payee)).toEqual([60n, 40n]);
    await ledger.expectWhole();
  });

  it.each(Object.entries(refusedStops))('%s is refused when it is back', async (_when, stop) => {
    const payer = await ledger.wallet('a', 100n);
    const full = await ledger.wallet('b', 0n, { ceilingMinor: '39' });
    const payment = aTransfer(payer, full, 40n);
    await killThere(stop, payment);
    expect(await ledger.outcomes(payment)).toEqual(['balance_ceiling']);
    expect(await ledger.balances(payer, full)).toEqual([100n, 0n]);
    await ledger.expectWhole();
  });
});

describe('a transfer to an instance that is down', () => {
  it('has no answer until that is back, and ends by itself', async () => {
    const [payer, payee] = [await ledger.wallet('a', 100n), await ledger.wallet('b')];
    const payment = aTransfer(payer, payee, 40n);
    const { transferId } = payment;
    await ledger.stop('b');
    await expect(ledger.post(payment)).rejects.toBeInstanceOf(NoAnswer);
    await expect(ledger.asks.ask(readTransfer, { transferId })).rejects.toMatchObject({
      code: 'ledger.transfer_undecided',
    });
    expect(await ledger.has('a', 'select from accounts where debits_pending_minor = 40')).toBe(true);
    await ledger.start('b');
    await ledger.ended();
    expect(await ledger.outcomes(payment)).toEqual(['repeated']);
    expect(await ledger.balances(payer, payee)).toEqual([60n, 40n]);
    await ledger.expectWhole();
  });
});

const { seed } = randomRun;

it(`pays 200 times between instances that are killed now and then, each exactly once (seed ${seed})`, async () => {
  await ledger.stop('b');
  await ledger.startProcess('b');
  const funds = 150n;
  const wallets: Record<Name, string[]> = { a: [], b: [] };
  for (const name of NAMES) {
    for (let i = 0; i < 6; i += 1) wallets[name].push(await ledger.wallet(name, funds));
  }
  const drawn = fc.record({
    from: fc.constantFrom(...NAMES),
    payer: fc.nat(5),
    payee: fc.nat(5),
    minor: fc.bigInt(1n, 150n),
  });
  const payments = fc.sample(drawn, { seed, numRuns: 200 }).map(({ from, payer, payee, minor }) => {
    const to = from === 'a' ? 'b' : 'a';
    return aTransfer(wallets[from][payer]!, wallets[to][payee]!, minor);
  });
  const victims = fc.sample(fc.constantFrom(...NAMES), { seed, numRuns: 6 });

  const waiting = [...payments];
  const answers = new Map<string, string>();
  const pay = async (): Promise<void> => {
    for (let payment = waiting.pop(); payment; payment = waiting.pop()) {
      const [posting] = await ledger.postUntilAnswered(payment);
      answers.set(payment.transferId, posting!.reason ?? 'posted');
    }
  };
  const killing = async (): Promise<void> => {
    for (const [index, victim] of victims.entries()) {
      await waitFor(() => answers.size >= (index + 1) * 20, { timeoutMs: 60_000 });
      await ledger.kill(victim);
      await ledger.startProcess(victim);
    }
  };
  await Promise.all([killing(), ...Array.from({ length: 8 }, pay)]);

  await ledger.ended();
  const expected = new Map([...wallets.a, ...wallets.b].map((wallet) => [wallet, funds]));
  for (const { transferId, legs } of payments) {
    if (answers.get(transferId) !== 'posted') continue;
    const { debitAccountId, creditAccountId, amount } = legs[0]!;
    expected.set(debitAccountId, expected.get(debitAccountId)! - BigInt(amount.minor));
    expected.set(creditAccountId, expected.get(creditAccountId)! + BigInt(amount.minor));
  }
  expect(await ledger.balances(...expected.keys())).toEqual([...expected.values()]);
  const again = await ledger.outcomes(...payments);
  expect(again).toEqual(
    payments.map(({ transferId }) => answers.get(transferId)!.replace('posted', 'repeated')),
  );
  expect(new Set(again)).toEqual(new Set(['repeated', 'insufficient_funds']));
  await ledger.expectWhole();
});
