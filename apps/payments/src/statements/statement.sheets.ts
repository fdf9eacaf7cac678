import type {
  DayStatementV1,
  DocumentLanguage,
  KindFiguresV1,
  PeriodStatementV1,
  StatementFiguresV1,
  TaxYearV1,
} from '@hanout/contracts';
import {
  code,
  count,
  day,
  empty,
  instant,
  money,
  text,
  type Cell,
  type Sheet,
  type Table,
} from '../documents/sheet';
import { kindText, wordsOf, type Word } from '../documents/words';

export interface SheetWish {
  language: DocumentLanguage;
  /** Whose statement it is, in each language. */
  holder: Record<DocumentLanguage, string>;
}

type Words = (word: Word) => string;

/** The list of a day: figures, kinds, and every line. */
export function daySheet(statement: DayStatementV1, { language, holder }: SheetWish): Sheet {
  const word = wordsOf(language);
  const isAgents = statement.commission !== undefined;
  const columns = [
    { label: word('date'), width: isAgents ? 19 : 22 },
    { label: word('kind'), width: isAgents ? 19 : 26 },
    { label: word('reference'), width: isAgents ? 14 : 16 },
    { label: word('moneyIn'), width: 12, isNumber: true },
    { label: word('moneyOut'), width: 12, isNumber: true },
    { label: word('balance'), width: 12, isNumber: true },
    ...(isAgents ? [{ label: word('commission'), width: 12, isNumber: true }] : []),
  ];
  const rows = statement.lines.map((line): Cell[] => [
    instant(line.at),
    text(kindText(line.kind, language)),
    line.reference === undefined ? empty : code(line.reference),
    line.direction === 'credit' ? money(line.amount) : empty,
    line.direction === 'debit' ? money(line.amount) : empty,
    money(line.balanceAfter),
    ...(isAgents ? [line.commission === undefined ? empty : code(exactly(line.commission))] : []),
  ]);
  return {
    language,
    size: 'A4',
    title: word('statement'),
    facts: factsOf(statement, { period: day(statement.day), holder: text(holder[language]), word }),
    tables: [kindsTable(statement.kinds, language), { title: word('lines'), columns, rows }],
    notes: [],
  };
}

/** A month by day or a year by month; of a merchant's year also the turnover, apart. */
export function periodSheet(statement: PeriodStatementV1, { language, holder }: SheetWish): Sheet {
  const word = wordsOf(language);
  const { period, taxYear } = statement;
  const isYear = period.length === 4;
  const columns = [
    { label: word(isYear ? 'month' : 'day'), width: 16 },
    { label: word('opening'), width: 16, isNumber: true },
    { label: word('moneyIn'), width: 16, isNumber: true },
    { label: word('moneyOut'), width: 16, isNumber: true },
    { label: word('fees'), width: 12, isNumber: true },
    { label: word('closing'), width: 14, isNumber: true },
    { label: word('number'), width: 10, isNumber: true },
  ];
  const rows = statement.parts.map((part): Cell[] => [
    isYear ? code(part.period) : day(part.period),
    money(part.opening),
    money(part.moneyIn),
    money(part.moneyOut),
    money(part.fees),
    money(part.closing),
    count(part.operations),
  ]);
  return {
    language,
    size: 'A4',
    title: word('statement'),
    facts: factsOf(statement, { period: code(period), holder: text(holder[language]), word }),
    tables: [
      ...(taxYear ? [taxTable(taxYear, word)] : []),
      kindsTable(statement.kinds, language),
      { title: word(isYear ? 'byMonth' : 'byDay'), columns, rows },
    ],
    notes: taxYear ? reliefNotes(taxYear, word) : [],
  };
}

function factsOf(
  figures: StatementFiguresV1,
  { period, holder, word }: { period: Cell; holder: Cell; word: Words },
): Sheet['facts'] {
  return [
    [word('holder'), holder],
    [word('period'), period],
    [word('opening'), money(figures.opening)],
    [word('moneyIn'), money(figures.moneyIn)],
    [word('moneyOut'), money(figures.moneyOut)],
    [word('fees'), money(figures.fees)],
    [word('closing'), money(figures.closing)],
    [word('operations'), count(figures.operations)],
    ...(figures.commission === undefined
      ? []
      : [[word('commission'), code(exactly(figures.commission))] as const]),
  ];
}

/** In dirhams with all its decimals: a commission is not rounded until it is paid. */
function exactly(parts: string): string {
  const digits = parts.replace('-', '').padStart(7, '0');
  return `${parts.startsWith('-') ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

function kindsTable(kinds: readonly KindFiguresV1[], language: DocumentLanguage): Table {
  const word = wordsOf(language);
  return {
    title: word('byKind'),
    columns: [
      { label: word('kind'), width: 40 },
      { label: word('number'), width: 16, isNumber: true },
      { label: word('moneyIn'), width: 22, isNumber: true },
      { label: word('moneyOut'), width: 22, isNumber: true },
    ],
    rows: kinds.map((kind) => [
      text(kindText(kind.kind, language)),
      count(kind.count),
      money(kind.moneyIn),
      money(kind.moneyOut),
    ]),
  };
}

function taxTable({ sales, refunds, turnover }: TaxYearV1, word: Words): Table {
  return {
    title: word('taxYear'),
    columns: [
      { label: word('label'), width: 70 },
      { label: word('amount'), width: 30, isNumber: true },
    ],
    rows: [
      [text(word('sales')), money(sales)],
      [text(word('refunds')), money(refunds)],
      [text(word('turnover')), money(turnover)],
    ],
  };
}

function reliefNotes({ relief, source }: TaxYearV1, word: Words): string[] {
  if (relief === 'none_known') return [word('reliefNoneKnown')];
  return [word('reliefInForce'), ...(source === undefined ? [] : [source])];
}
