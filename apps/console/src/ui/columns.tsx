import type { ReactNode } from 'react';
import { Money, type WireMoney } from '@hanout/money';
import { networkName } from '../texts/networks';
import { wordOf } from '../texts/word-of';
import { Amount } from './amount';
import type { Column } from './data-table';
import { Id, Name, Word } from './name';
import { StateBadge } from './state-badge';
import { When, whenText } from './when';

type Words = Readonly<Record<string, string>>;
type Of<Row, Value> = (row: Row) => Value | undefined;

/** The kinds of columns that lists are made of, each given its key, its head and where its value is. */
export interface ColumnMaker<Row> {
  text(key: string, head: string, of: Of<Row, string>): Column<Row>;
  /** What somebody wrote. */
  name(key: string, head: string, of: Of<Row, string>): Column<Row>;
  /** By the name that it has in every language. */
  network(key: string, head: string, of: Of<Row, string>): Column<Row>;
  id(key: string, head: string, of: Of<Row, string>): Column<Row>;
  /** A name that programs call something by; never cut. */
  code(key: string, head: string, of: Of<Row, string>): Column<Row>;
  when(key: string, head: string, of: Of<Row, string>): Column<Row>;
  amount(key: string, head: string, of: Of<Row, WireMoney>): Column<Row>;
  number(key: string, head: string, of: Of<Row, number | bigint>): Column<Row>;
  word(key: string, head: string, of: Of<Row, string>, words: Words): Column<Row>;
  state(key: string, head: string, of: Of<Row, string>, words: Words): Column<Row>;
  /** What may be done with a row. */
  actions(show: (row: Row) => ReactNode): Column<Row>;
}

export function columnsOf<Row>(
  make: (column: ColumnMaker<Row>) => readonly Column<Row>[],
): readonly Column<Row>[] {
  return make(maker as ColumnMaker<Row>);
}

const numberText = (number: number | bigint | undefined): string => String(number ?? '').replace('.', ',');
const networkNamed = (network: string | undefined): string | undefined => network && networkName(network);

const maker: ColumnMaker<unknown> = {
  text: (key, head, of) => ({ key, head, value: of }),
  name: (key, head, of) => ({ key, head, value: of, cell: (row) => <Name of={of(row)} /> }),
  network: (key, head, of) => ({
    key,
    head,
    value: (row) => networkNamed(of(row)),
    cell: (row) => <Name of={networkNamed(of(row))} />,
  }),
  id: (key, head, of) => ({ key, head, value: of, cell: (row) => <Id of={of(row)} /> }),
  code: (key, head, of) => ({ key, head, value: of, cell: (row) => <Id of={of(row)} isWhole /> }),
  when: (key, head, of) => ({
    key,
    head,
    value: (row) => {
      const at = of(row);
      return at === undefined ? undefined : whenText(at);
    },
    cell: (row) => <When at={of(row)} />,
  }),
  amount: (key, head, of) => ({
    key,
    head,
    isNumber: true,
    value: (row) => {
      const amount = of(row);
      return amount && BigInt(amount.minor);
    },
    file: (row) => {
      const amount = of(row);
      return amount ? Money.fromWire(amount).toDecimal().replace('.', ',') : '';
    },
    cell: (row) => <Amount of={of(row)} />,
  }),
  number: (key, head, of) => ({
    key,
    head,
    value: of,
    isNumber: true,
    file: (row) => numberText(of(row)),
    cell: (row) => <bdi>{numberText(of(row))}</bdi>,
  }),
  word: (key, head, of, words) => ({
    key,
    head,
    value: (row) => wordOf(words, of(row)),
    cell: (row) => <Word of={of(row)} in={words} />,
  }),
  state: (key, head, of, words) => ({
    key,
    head,
    value: (row) => wordOf(words, of(row)),
    cell: (row) => <StateBadge of={of(row)} />,
  }),
  actions: (show) => ({ key: 'actions', head: '', value: () => undefined, cell: show, isAction: true }),
};
