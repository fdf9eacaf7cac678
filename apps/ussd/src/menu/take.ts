import type { Data } from './data';
import type { EffectName } from './effects';
import { BACK, MORE, pageCountOf } from './screens';
import { isMenu, isQuestion, type Go } from './state';
import type { StateName } from './state-names';
import { STATES } from './states';
import type { TextKey } from './texts';

/** Where a person is, and what he is told there first. */
export interface Place {
  state: StateName;
  data: Data;
  notice?: TextKey;
}

/** What an input comes to: another place, or something that has to be asked first. */
export type Turn = { at: Place } | { by: EffectName; data: Data; secret?: string };

/** One input at one place; nothing is asked here and nothing moves. */
export function take({ state: name, data }: Place, input: string): Turn {
  const state = STATES[name];
  const typed = input.trim();
  const stay = (notice: TextKey): Turn => ({ at: { state: name, data, notice } });
  if (typed === BACK && data.page > 0) return { at: { state: name, data: { ...data, page: data.page - 1 } } };
  if (isQuestion(state)) {
    if (typed === BACK && state.back) return gone(state.back, data);
    const read = state.read(input, data);
    if (read === undefined) return stay(state.fault);
    return 'secret' in read ? gone(state.go, data, read.secret) : gone(state.go, { ...data, ...read.keep });
  }
  if (!isMenu(state)) return { at: { state: 'over', data } };
  if (typed === BACK && state.back) return gone(state.back, data);
  if (typed === MORE && data.page < pageCountOf(name, data) - 1)
    return { at: { state: name, data: { ...data, page: data.page + 1 } } };
  const choice = /^[1-8]$/.test(typed) ? state.choices[Number(typed) - 1] : undefined;
  return choice === undefined ? stay('badChoice') : gone(choice.go, { ...data, ...choice.keep });
}

function gone(go: Go, data: Data, secret?: string): Turn {
  if ('to' in go) return { at: arrived(go.to, data) };
  return { by: go.by, data, ...(secret !== undefined && { secret }) };
}

/** Each screen begins on its first page; whoever comes back to the menu has left what he was about. */
export function arrived(state: StateName, data: Data, notice?: TextKey): Place {
  const { language, caller } = data;
  const kept: Data =
    state === 'menu' ? { language, page: 0, ...(caller && { caller }) } : { ...data, page: 0 };
  return { state, data: kept, ...(notice !== undefined && { notice }) };
}
