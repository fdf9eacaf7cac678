import type { DayLineV1, DayStatementV1 } from '@hanout/contracts';
import type { PersonApi } from '../../test/person-api';

type Direction = DayLineV1['direction'];

/** How often money of exactly this amount left, or came, since counting began. */
export type Moved = (minor: string, direction?: Direction) => Promise<number>;

/** Counts from here on what the platform has: who walked here before, in another language, moved the same amounts. */
export async function countMoves(person: PersonApi): Promise<Moved> {
  const readLines = async () => (await person.send<DayStatementV1>('GET', '/statements/today')).lines;
  const before = await readLines();
  return async (minor, direction = 'debit') => {
    const times = (lines: readonly DayLineV1[]) =>
      lines.filter((line) => line.direction === direction && line.amount.minor === minor).length;
    return times(await readLines()) - times(before);
  };
}
