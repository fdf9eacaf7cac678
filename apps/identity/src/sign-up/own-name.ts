import { readNameIn } from '../merchants/scripts';

/** Letters with what belongs to them, and what stands between names: no digit, no amount, no sign of any seal. */
const OF_NAMES = /^[\p{L}\p{M}][\p{L}\p{M}'’. -]*$/u;
/** A letter under a heap of marks covers its neighbours. */
const MARKS_IN_A_ROW = /\p{M}{4}/u;

/** A name as somebody gives it himself, whom nobody has seen; undefined when it could mislead who reads it. */
export function readOwnName(script: 'ar' | 'fr', text: string): string | undefined {
  const name = readNameIn(script, text);
  return name !== undefined && OF_NAMES.test(name) && !MARKS_IN_A_ROW.test(name) ? name : undefined;
}
