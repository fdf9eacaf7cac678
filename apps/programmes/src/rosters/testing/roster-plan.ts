/**
 * A roster as it is meant: who lives where, what is wrong with each, and what the children did. The generator writes
 * it down as files with the usual spellings and faults; the oracle works out from the plan, never from the files, what
 * a right evaluation finds.
 */
export interface PlannedChild {
  massar: string;
  /** `7AP` and the empty grade are no grades of the programme. */
  grade: string;
  /** Absences of March to June; null is a month nobody reported. */
  absences: (number | null)[];
  fault: 'none' | 'bad_massar' | 'unknown_household' | 'second_household' | 'repeated';
  /** For `second_household`. */
  secondIdcs?: string;
}

export interface PlannedHousehold {
  idcs: string;
  cin: string;
  /** The nine digits after +212, or empty for a household without a phone. */
  subscriber: string;
  province: string;
  network: string;
  isConflicting: boolean;
  isRepeated: boolean;
  hasBadCin: boolean;
  sharesPhone: boolean;
  children: PlannedChild[];
}

/** The same numbers for the same seed, on every machine. */
export class Dice {
  constructor(private state: number) {}

  /** From 0 up to and without `sides`. */
  roll(sides: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  }

  isOneIn(sides: number): boolean {
    return this.roll(sides) === 0;
  }

  pick<Thing>(things: readonly Thing[]): Thing {
    const thing = things[this.roll(things.length)];
    if (thing === undefined) throw new RangeError('Nothing to pick from');
    return thing;
  }

  shuffle<Thing>(things: readonly Thing[]): Thing[] {
    return things
      .map((thing) => ({ thing, at: this.roll(2 ** 31) }))
      .sort((one, other) => one.at - other.at)
      .map(({ thing }) => thing);
  }
}

const PROVINCES = ['Azilal', 'Fès', 'Meknès', 'Rehamna'];
const NETWORKS = ['barid-cash', 'cash-plus', 'damane-cash', 'm2t', 'wafacash', 'wana-cash'];
const GRADES = ['1AP', '2AP', '3AP', '4AP', '5AP', '6AP', '1AC', '2AC', '3AC'];

/** Faults are far more frequent than in life, and meet in one household more often, so that their order is tested. */
export function planRoster(dice: Dice, size: number): PlannedHousehold[] {
  const households = Array.from({ length: size }, (_, number): PlannedHousehold => ({
    idcs: String(1_000_000_000 + number * 7_919),
    cin: `${dice.pick(['E', 'EA', 'IC', 'D'])}${10_000 + number}`,
    subscriber: dice.isOneIn(25) ? '' : `${dice.pick(['6', '7'])}${String(10_000_000 + number * 101)}`,
    province: dice.pick(PROVINCES),
    network: dice.pick(NETWORKS),
    isConflicting: dice.isOneIn(20),
    isRepeated: dice.isOneIn(15),
    hasBadCin: dice.isOneIn(20),
    sharesPhone: false,
    children: Array.from({ length: dice.roll(5) }, (_child, place) => planChild(dice, number * 10 + place)),
  }));
  for (const household of households) {
    const other = dice.pick(households);
    if (!dice.isOneIn(25) || other === household || other.subscriber === '') continue;
    if (household.sharesPhone) continue;
    household.subscriber = other.subscriber;
    household.sharesPhone = true;
    other.sharesPhone = true;
  }
  for (const household of households) {
    for (const child of household.children) {
      if (child.fault !== 'second_household') continue;
      const other = dice.pick(households);
      if (other === household) child.fault = 'none';
      else child.secondIdcs = other.idcs;
    }
  }
  return households;
}

function planChild(dice: Dice, number: number): PlannedChild {
  return {
    massar: `${dice.pick(['D', 'G', 'K'])}${String(100_000_000 + number)}`,
    grade: dice.isOneIn(20) ? dice.pick(['7AP', 'TCS', '']) : dice.pick(GRADES),
    absences: [0, 1, 2, 3].map(() => (dice.isOneIn(15) ? null : dice.roll(9))),
    fault: dice.pick([
      'none',
      'none',
      'none',
      'none',
      'none',
      'none',
      'bad_massar',
      'unknown_household',
      'second_household',
      'repeated',
    ] as const),
  };
}
