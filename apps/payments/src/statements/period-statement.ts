import type {
  PeriodStatementV1,
  StatementFiguresV1,
  StatementLineV1,
  StatementPartV1,
} from '@hanout/contracts';
import type { EntryBounds } from './entries';
import { partOf, type Period } from './period';
import { Tally } from './tally';

export type PeriodFigures = StatementFiguresV1 & Pick<PeriodStatementV1, 'kinds' | 'parts'>;

/** Adds up a month by day or a year by month as its entries are read: the lines themselves are not kept. */
export class PeriodTally {
  private readonly byPart = new Map<string, Tally>();

  constructor(private readonly period: Period) {}

  add(line: StatementLineV1): void {
    const name = partOf(this.period, new Date(line.postedAt));
    let part = this.byPart.get(name);
    if (!part) this.byPart.set(name, (part = new Tally()));
    part.add(line);
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
    this.byPart.forEach((part) => whole.addAll(part));
    return whole;
  }
}
