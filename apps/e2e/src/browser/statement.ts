import type { DayStatementV1 } from '@hanout/contracts';
import type { PersonApi } from '../../test/person-api';

/** How often money of exactly this amount left or came today, as the platform has it. */
export async function timesMoved(
  person: PersonApi,
  { minor, direction }: { minor: string; direction: 'debit' | 'credit' },
): Promise<number> {
  const { lines } = await person.send<DayStatementV1>('GET', '/statements/today');
  return lines.filter((line) => line.direction === direction && line.amount.minor === minor).length;
}
