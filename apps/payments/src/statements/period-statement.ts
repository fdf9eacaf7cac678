import type {
  PeriodStatementV1,
  StatementFiguresV1,
  StatementLineV1,
  StatementPartV1,
} from '@hanout/contracts';
import { earns, type Commissions } from './commissions';
import type { EntryBounds } from './entries';
import { partOf, type Period } from './period';
import { Tally } from './tally';

export type PeriodFigures = StatementFiguresV1 & Pick<PeriodStatementV1, 'kinds' | 'parts'>;

/** Adds up a month by day or a year by month as its entries are read: the lines themselves are not kept. */
export class PeriodTally {
  private readonly byPart = new Map<string, Tally>();
  private readonly earning = new Map<string, Tally>();
  private ofAgent = false;

  constructor(private readonly period: Period) {}

  add(line: StatementLineV1): void {
    const part = this.partAt(new Date(line.postedAt));
    part.add(line);
    if (earns(line)) this.earning.set(line.transferId, part);
  }

  /** What may have earned an agent something. */
  get paymentIds(): string[] {
    return [...this.earning.keys()];
  }

  /** Each in the part of its line. */
  earn(commissions: Commissions): void {
    this.ofAgent = true;
    for (const part of this.byPart.values()) part.earn(0n);
    for (const [paymentId, parts] of commissions) this.earning.get(paymentId)?.earn(parts);
  }

  /** Each part opens where the one before closed. @throws Error when opening + in − out is not closing */
  drawUp(bounds: EntryBounds): PeriodFigures {
    const whole = this.whole();
    whole.assertCloses(bounds);
    let openingMinor = bounds.openingMinor;
    const parts = [...this.byPart].map(([period, tally]): StatementPartV1 => {
      const part = { period, ...tally.figures(openingMinor) };
      openingMinor += tally.inMinor - tally.outMinor;
      return part;
    });
    return { ...whole.figures(bounds.openingMinor), kinds: whole.byKind(), parts };
  }

  whole(): Tally {
    const whole = new Tally();
    if (this.ofAgent) whole.earn(0n);
    this.byPart.forEach((part) => whole.addAll(part));
    return whole;
  }

  private partAt(instant: Date): Tally {
    const name = partOf(this.period, instant);
    let part = this.byPart.get(name);
    if (!part) this.byPart.set(name, (part = new Tally()));
    return part;
  }
}
