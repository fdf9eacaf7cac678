import type { Data } from './data';
import type { EffectName } from './effects';
import type { StateName } from './state-names';
import type { TextKey } from './texts';

/** Where an input leads: to another screen at once, or by what has to be asked first (`EFFECTS` says where that ends). */
export type Go = { to: StateName } | { by: EffectName };

export interface Choice {
  label: TextKey;
  go: Go;
  /** What is remembered of the choice. */
  keep?: Partial<Data>;
}

/** What was typed: to be remembered, or a secret that goes to the effect and nowhere else. */
export type Typed = { keep: Partial<Data> } | { secret: string };

interface Screen {
  text: TextKey;
}

/** The person picks a number. The numbers go on over the pages, so that each means the same wherever it is typed. */
export interface Menu extends Screen {
  choices: readonly Choice[];
  /** Shown below the text, some of them a page. */
  lists?: 'lines';
  /** Where 0 leads from the first page. */
  back?: Go;
}

/** The person types something. */
export interface Question extends Screen {
  /** Undefined: that is no answer, and nothing happens. */
  read: (input: string, data: Data) => Typed | undefined;
  fault: TextKey;
  go: Go;
  back?: Go;
  /** Its answer pays: it is taken only from somebody who was shown this very screen. */
  isSecret?: true;
}

/** The session is over. */
export interface End extends Screen {
  isEnd: true;
}

export type State = Menu | Question | End;

export const isEnd = (state: State): state is End => 'isEnd' in state;
export const isQuestion = (state: State): state is Question => 'read' in state;
export const isMenu = (state: State): state is Menu => 'choices' in state;
