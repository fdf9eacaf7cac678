/** What the console speaks. The first of a person's languages that is here is taken. */
export const LANGUAGES = ['ar', 'fr', 'zgh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The texts of one part of the console: every language has every key, or the build fails. */
export type Messages<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

export function defineMessages<Key extends string>(messages: Messages<Key>): Messages<Key> {
  return messages;
}

/** A word of the API (`state: "completed"`) as people read it; one that has no text yet is shown as it came. */
export function wordOf(texts: Readonly<Record<string, string>>, word: string | undefined): string {
  return word === undefined ? '' : (texts[word] ?? word);
}

/** Puts values where the text says `{name}`. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
