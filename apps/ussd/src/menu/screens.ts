import { fits, ONE_USSD_SCREEN } from '@hanout/gsm-text';
import { LANGUAGES, type Language } from '@hanout/i18n';
import type { Data } from './data';
import { EFFECTS, type Outcome } from './effects';
import { isEnd, isMenu, isQuestion, type Menu, type State } from './state';
import { STATE_NAMES, type StateName } from './state-names';
import { STATES } from './states';
import { TEXTS, type TextKey } from './texts';
import { lineText, valuesOf } from './values';

export const CHOICES_A_PAGE = 4;
export const MORE = '9';
export const BACK = '0';

export interface Screen {
  text: string;
  isEnd: boolean;
}

/** What a state may be preceded by: whatever leads back to it with a word of why. */
const NOTICES: ReadonlyMap<StateName, readonly TextKey[]> = new Map(
  STATE_NAMES.map((name) => [name, noticesFor(name)]),
);

function noticesFor(name: StateName): TextKey[] {
  const state = STATES[name];
  const outcomes: Outcome[] = Object.values(EFFECTS).flatMap((ends) => Object.values<Outcome>(ends));
  const told = outcomes.flatMap(({ to, notice }) => (to === name && notice ? [notice] : []));
  const fault: TextKey[] = isQuestion(state) ? [state.fault] : isMenu(state) ? ['badChoice'] : [];
  return [...new Set([...told, ...fault])];
}

export const noticesOf = (name: StateName): readonly TextKey[] => NOTICES.get(name) ?? [];

/** The screen as the phone shows it. */
export function show(name: StateName, data: Data, notice?: TextKey): Screen {
  const state = STATES[name];
  const texts = TEXTS[data.language];
  const head = headOf(state, data);
  const first = notice === undefined ? head : `${texts[notice]}\n${head}`;
  if (isEnd(state)) return { text: first, isEnd: true };
  if (isQuestion(state))
    return { text: joined([first, ...(state.back ? [backLine(data)] : [])]), isEnd: false };
  const pages = pagesOf(name, state, data);
  const page = Math.min(data.page, pages.length - 1);
  return {
    text: joined([
      page === 0 ? first : head,
      ...pages[page]!,
      ...navigation(state, data, { page, of: pages.length }),
    ]),
    isEnd: false,
  };
}

/** What ends a session of which nothing is known: in the language of who dials, and in all of them where he has none yet. */
export function closed(text: 'over' | 'working', language?: Language): Screen {
  const texts =
    language === undefined ? LANGUAGES.map((each) => TEXTS[each][`${text}InShort`]) : [TEXTS[language][text]];
  return { text: joined(texts), isEnd: true };
}

/** How many pages a menu has, for what 9 and 0 mean there. */
export function pageCountOf(name: StateName, data: Data): number {
  const state = STATES[name];
  return isMenu(state) ? pagesOf(name, state, data).length : 1;
}

/**
 * The items of each page: as many as go on one screen, four at most. Room is left for the longest notice, so that an item
 * stands on the same page with a notice and without.
 */
function pagesOf(name: StateName, state: Menu, data: Data): string[][] {
  const texts = TEXTS[data.language];
  const items = [
    ...(state.lists === 'lines' ? (data.lines ?? []).map(lineText) : []),
    ...state.choices.map(({ label }, place) => `${place + 1}.${texts[label]}`),
  ];
  const notices = noticesOf(name).map((notice) => texts[notice]);
  const longest = notices.reduce((one, other) => (other.length > one.length ? other : one), '');
  const head = joined([...(longest ? [longest] : []), headOf(state, data)]);
  const pages: string[][] = [];
  for (let from = 0; from < items.length;) {
    const page = pages.length;
    const count = roomFor(items.slice(from), (taken, isLast) =>
      joined([head, ...taken, ...navigation(state, data, { page, of: isLast ? page + 1 : page + 2 })]),
    );
    pages.push(items.slice(from, from + count));
    from += count;
  }
  return pages.length > 0 ? pages : [[]];
}

function roomFor(items: readonly string[], screenOf: (taken: string[], isLast: boolean) => string): number {
  for (let count = Math.min(CHOICES_A_PAGE, items.length); count > 1; count -= 1)
    if (fits(screenOf(items.slice(0, count), count === items.length), ONE_USSD_SCREEN)) return count;
  return 1;
}

function navigation({ back }: Menu, data: Data, { page, of }: { page: number; of: number }): string[] {
  const hasBack = page > 0 || back !== undefined;
  return [
    ...(page < of - 1 ? [`${MORE}.${TEXTS[data.language].more}`] : []),
    ...(hasBack ? [backLine(data)] : []),
  ];
}

const backLine = ({ language }: Data): string => `${BACK}.${TEXTS[language].back}`;

const joined = (lines: readonly string[]): string => lines.join('\n');

/** A text with its places filled; what a person has no place for leaves no comma behind. */
function headOf(state: State, data: Data): string {
  const values = valuesOf(data);
  return TEXTS[data.language][state.text]
    .replace(/\{(\w+)\}/g, (_, place: string) => values[place] ?? '')
    .replace(/[,،] *([.:])/g, '$1')
    .trim();
}
