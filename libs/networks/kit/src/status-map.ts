import type { OutcomeWord } from './outcome';

/**
 * A network's words → ours. Words are matched whole and as they are written; anything that is not in the table, or is no
 * text at all, is `unknown`. A guess here would give money back twice.
 */
export function statusMap(words: Readonly<Record<string, OutcomeWord>>): (said: unknown) => OutcomeWord {
  const table = new Map(Object.entries(words));
  return (said) => (typeof said === 'string' ? table.get(said) : undefined) ?? 'unknown';
}
