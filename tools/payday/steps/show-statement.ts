import { businessTimeOf } from '@hanout/calendar';
import type { DayStatementV1 } from '@hanout/contracts';
import { readPhone } from '@hanout/identifiers';
import type { Payday } from '../payday';
import { signInByPhone } from '../phone';
import { count, dirhams } from '../progress';
import { table } from '../table';
import type { Merchant } from './enrol-merchants';

const LINES_SHOWN = 12;
/** The list of the shopkeeper's day, as he would read it in the evening. */
export async function showStatement(payday: Payday, merchant: Merchant): Promise<void> {
  const shop = await signInByPhone(payday, readPhone(merchant.phone) ?? merchant.phone, 'merchant');
  const statement = await shop.get<DayStatementV1>('/statements/today');
  const { opening, moneyIn, moneyOut, fees, closing, lines } = statement;
  if (BigInt(opening.minor) + BigInt(moneyIn.minor) - BigInt(moneyOut.minor) !== BigInt(closing.minor)) {
    throw new Error('the statement does not add up');
  }
  console.log(
    `\n  The day of ${merchant.tradeNameFr} (${merchant.code}, ${merchant.commune}), ${statement.day}, ${count(statement.operations)} operations`,
  );
  const row = (line: DayStatementV1['lines'][number]): string[] => [
    businessTimeOf(new Date(line.at)),
    line.kind,
    line.reference ?? '',
    line.direction === 'credit' ? dirhams(line.amount.minor) : '',
    line.direction === 'debit' ? dirhams(line.amount.minor) : '',
    dirhams(line.balanceAfter.minor),
  ];
  const shown = lines.slice(-LINES_SHOWN);
  const rows = [
    ['', 'opening', '', '', '', dirhams(opening.minor)],
    ...(lines.length > shown.length
      ? [['…', `${count(lines.length - shown.length)} lines before`, '', '', '', '']]
      : []),
    ...shown.map(row),
    ['', 'closing', '', dirhams(moneyIn.minor), dirhams(moneyOut.minor), dirhams(closing.minor)],
    ['', 'of which fees', '', '', dirhams(fees.minor), ''],
  ];
  console.log(`${table(['At', 'what', 'reference', 'in', 'out', 'balance'], rows)}\n`);
}
