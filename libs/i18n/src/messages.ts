import { LANGUAGES } from './language';
import type { Language } from './language';
import { pluralForm } from './plural';
import type { PluralForms } from './plural';

/** One text in all languages. `{places}` are filled in later; each language must have the same ones. */
export type Text = { readonly [L in Language]: string };
/** A text that depends on a number of things, in all forms of all languages. */
export type CountedText = { readonly [L in Language]: Readonly<Record<PluralForms[L], string>> };
export type MessageTable = Readonly<Record<string, Text | CountedText>>;

/** The names between the braces of a text. */
export type PlacesOf<Written extends string> = Written extends `${string}{${infer Place}}${infer Rest}`
  ? Place | PlacesOf<Rest>
  : never;

type AllPlaces<T extends Text> = PlacesOf<T[Language]>;
type CommonPlaces<T extends Text> = PlacesOf<T['ar']> & PlacesOf<T['fr']> & PlacesOf<T['zgh']>;

/** A text whose languages do not say the same places is no text. */
type SamePlaces<Table> = {
  readonly [Key in keyof Table]: Table[Key] extends Text
    ? [AllPlaces<Table[Key]>] extends [CommonPlaces<Table[Key]>]
      ? Table[Key]
      : { readonly [L in Language]: `the places differ: {${AllPlaces<Table[Key]>}}` }
    : Table[Key];
};

/** The texts of a table in one language: a string, or for what is counted a function of the count. */
export type Messages<Table extends MessageTable> = {
  readonly [Key in keyof Table]: Table[Key] extends Text
    ? Table[Key][Language]
    : (
        count: number,
      ) => Table[Key] extends CountedText
        ? { [L in Language]: Table[Key][L][PluralForms[L] & keyof Table[Key][L]] }[Language] & string
        : never;
};

export type MessagesIn<Table extends MessageTable> = Readonly<Record<Language, Messages<Table>>>;

/**
 * The texts of a screen or a document, key by key. What is missing in one language, or fills other places there, fails
 * the type check.
 */
export function defineMessages<const Table extends MessageTable>(
  table: Table & SamePlaces<Table>,
): MessagesIn<Table> {
  const inLanguage = (language: Language) =>
    Object.fromEntries(
      Object.entries<Text | CountedText>(table).map(([key, text]) => {
        const written = text[language];
        if (typeof written === 'string') return [key, written];
        const forms = written as Readonly<Record<string, string>>;
        return [key, (count: number) => forms[pluralForm(language, count)]];
      }),
    );
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, inLanguage(language)]),
  ) as unknown as MessagesIn<Table>;
}
