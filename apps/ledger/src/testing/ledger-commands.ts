import { randomUUID } from 'node:crypto';
import type { ChangeAccountV1, LegV1, TransferToPostV1 } from '@hanout/contracts';
import fc from 'fast-check';
import { EXPIRY_MAX_SECONDS, PLACE_MAX, type ModelledLedger } from './modelled-ledger';
import { aLeg } from './test-ledger';

/** One thing that is asked of the ledger and of the model. What it names is looked up when it runs. */
class Command implements fc.AsyncCommand<ModelledLedger, undefined> {
  constructor(
    private readonly name: string,
    private readonly drawn: unknown,
    readonly run: (ledger: ModelledLedger) => Promise<void>,
  ) {}

  check(): boolean {
    return true;
  }

  toString(): string {
    return `${this.name}(${fc.stringify(this.drawn)})`;
  }
}

function command<Drawn>(
  name: string,
  arbitrary: fc.Arbitrary<Drawn>,
  ask: (ledger: ModelledLedger, drawn: Drawn) => Promise<void>,
): fc.Arbitrary<Command> {
  return arbitrary.map((drawn) => new Command(name, drawn, (ledger) => ask(ledger, drawn)));
}

/** `often` nine times of ten. */
function mostly<T>(often: T, ...rarely: T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant(often) },
    { weight: 1, arbitrary: fc.constantFrom(...rarely) },
  );
}

/** Drawn evenly: fast-check's own numbers are small ones most of the time. */
function oneOf(count: number): fc.Arbitrary<number> {
  return fc.constantFrom(...Array(count).keys());
}

const anyPlace = oneOf(PLACE_MAX + 1);
const leg = fc.record({
  from: fc.constantFrom(0, 0, 0, 1, 2, 3, 4),
  hop: fc.constantFrom(1, 2, 3, 4),
  /** Instead of where it would go to. */
  elsewhere: fc.oneof({ weight: 15, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: anyPlace }),
  minor: fc.oneof(
    { weight: 40, arbitrary: fc.bigInt(1n, 200n) },
    { weight: 1, arbitrary: fc.constantFrom(-1n, 0n) },
  ),
  currency: mostly('MAD', 'MAD', 'MAD', 'MAD', 'EUR'),
});
const transfer = fc.record({
  type: fc.constantFrom(
    'post',
    'post',
    'post',
    'hold',
    'hold',
    'post_hold',
    'post_hold',
    'void_hold',
    'reverse',
  ),
  kind: fc.constantFrom('grant', 'refund'),
  legs: fc.oneof(
    { weight: 3, arbitrary: fc.array(leg, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(leg, { minLength: 2, maxLength: 4 }) },
  ),
  /** Which earlier one is meant, counted back from the last. */
  target: oneOf(6),
  isTargetFit: mostly(true, false),
  /** Of each leg of a hold that is posted. */
  parts: fc.array(fc.constantFrom('whole', 'half', 'none', 'more'), { maxLength: 3 }),
  expiresInSeconds: fc.constantFrom(undefined, 1, EXPIRY_MAX_SECONDS),
  isLinked: mostly(false, true, true),
  again: mostly('no', 'the same', 'other content'),
});
type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

function transferOf(ledger: ModelledLedger, drawn: Drawn<typeof transfer>): TransferToPostV1 {
  const earlier = (transfers: TransferToPostV1[]) =>
    transfers.at(-1 - (drawn.target % (transfers.length || 1)));
  const known = drawn.again === 'no' ? undefined : earlier(ledger.asked);
  const asked = known ? { ...known } : freshTransfer(ledger, drawn, earlier);
  if (drawn.again === 'other content') asked.reference = 'other';
  ledger.asked.push(asked);
  return asked;
}

function freshTransfer(
  ledger: ModelledLedger,
  drawn: Drawn<typeof transfer>,
  earlier: (transfers: TransferToPostV1[]) => TransferToPostV1 | undefined,
): TransferToPostV1 {
  const legs = drawn.legs.map(({ from, hop, elsewhere, minor, currency }) =>
    aLeg(ledger.accountAt(from), ledger.accountAt(elsewhere ?? (from + hop) % 5), minor, currency),
  );
  const { kind, isTargetFit, parts, expiresInSeconds } = drawn;
  const common = { transferId: randomUUID(), kind, ...(drawn.isLinked && { isLinked: true }) };
  const isSettlement = drawn.type === 'post_hold' || drawn.type === 'void_hold';
  // What this very question asks for before is fit too: it is not known yet what becomes of it.
  const fit = [isSettlement ? 'held' : 'done', undefined];
  const isFit = ({ type, transferId }: TransferToPostV1) =>
    isSettlement === (type === 'hold') && fit.includes(ledger.model.transfers.get(transferId)?.state);
  const target = earlier(isTargetFit ? ledger.asked.filter(isFit) : ledger.asked);
  // With nothing to settle or reverse, make something that can be.
  if (isSettlement || drawn.type === 'reverse') {
    if (!target && isTargetFit) return { ...common, type: isSettlement ? 'hold' : 'post', legs };
    const part = drawn.type === 'post_hold' ? partOf(target?.legs ?? legs, parts) : [];
    return { ...common, type: drawn.type, targetId: target?.transferId ?? randomUUID(), legs: part };
  }
  const isExpiring = drawn.type === 'hold' && expiresInSeconds !== undefined;
  return { ...common, type: drawn.type, legs, ...(isExpiring && { expiresInSeconds }) };
}

/** None of the parts: all of it. */
function partOf(legs: readonly LegV1[], parts: readonly ('whole' | 'half' | 'none' | 'more')[]): LegV1[] {
  return legs.flatMap((leg, at) => {
    const part = parts[at] ?? 'none';
    const minor = BigInt(leg.amount.minor);
    const taken = { whole: minor, half: (minor + 1n) / 2n, none: 0n, more: minor + 1n }[part];
    return part === 'none' ? [] : [{ ...leg, amount: { ...leg.amount, minor: taken.toString() } }];
  });
}

const change = fc.record({
  /** The fifth is mostly empty, so that it can be closed. */
  place: fc.oneof(anyPlace, fc.constant(5)),
  status: fc.constantFrom(undefined, 'open', 'open', 'frozen', 'closed'),
  floor: fc.option(fc.bigInt(-100n, 50n), { nil: undefined, freq: 2 }),
  ceiling: fc.option(fc.bigInt(0n, 400n), { nil: undefined, freq: 2 }),
  target: oneOf(6),
  again: fc.constantFrom('no', 'no', 'no', 'the same', 'other content'),
});

function changeOf(
  ledger: ModelledLedger,
  { place: at, status, floor, ceiling, ...drawn }: Drawn<typeof change>,
): ChangeAccountV1 {
  const known = ledger.changes.at(-1 - (drawn.target % (ledger.changes.length || 1)));
  if (known && drawn.again === 'the same') return known;
  if (known && drawn.again === 'other content') return { ...known, reason: 'other' };
  return {
    changeId: randomUUID(),
    accountId: ledger.accountAt(at),
    reason: 'drawn',
    ...(status && { status }),
    ...(floor !== undefined && { floorMinor: floor.toString() }),
    ...(ceiling !== undefined && { ceilingMinor: ceiling.toString() }),
  };
}

/** A month now and then: each makes tables. */
const seconds = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(1, EXPIRY_MAX_SECONDS) },
  { weight: 1, arbitrary: fc.constant(31 * 86_400) },
);

/** Everything that can be asked; transfers most of the time. */
export const drawnCommands: fc.Arbitrary<fc.AsyncCommand<ModelledLedger, undefined>> = fc.oneof(
  {
    weight: 10,
    arbitrary: command('post', fc.array(transfer, { minLength: 1, maxLength: 10 }), (ledger, drawn) =>
      ledger.post(drawn.map((one) => transferOf(ledger, one))),
    ),
  },
  {
    weight: 5,
    arbitrary: command('change', change, (ledger, drawn) => ledger.change(changeOf(ledger, drawn))),
  },
  { weight: 3, arbitrary: command('expire', fc.constant(undefined), (ledger) => ledger.expire()) },
  { weight: 4, arbitrary: command('passTime', seconds, (ledger, passed) => ledger.passTime(passed)) },
);
