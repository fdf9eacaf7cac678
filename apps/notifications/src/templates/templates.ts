import type { Language } from '@hanout/contracts';
import { CATEGORIES } from './categories';
import { LINE_TEMPLATES } from './line.templates';
import { MONEY_TEMPLATES } from './money.templates';
import { NOTICE_TEMPLATES } from './notice.templates';
import { PLACES, type PlaceName, type Values } from './places';
import { fillPlaces, type Template } from './template';

/**
 * What people read: one SMS each, see `lint-templates.ts`. Tifinagh is not on every phone: the Amazigh texts are written
 * in it all the same, as the language's own script.
 */
export const TEMPLATES = { ...LINE_TEMPLATES, ...MONEY_TEMPLATES, ...NOTICE_TEMPLATES };
export type TemplateName = keyof typeof TEMPLATES;
const templates: Readonly<Record<TemplateName, Template>> = TEMPLATES;

export function isTemplate(name: string): name is TemplateName {
  return Object.hasOwn(TEMPLATES, name);
}

export function categoryOf(name: TemplateName): Template['category'] {
  return templates[name].category;
}

export function rankOf(name: TemplateName): number {
  return CATEGORIES[categoryOf(name)].rank;
}

/** Of what is given, what the template speaks of: nothing else is kept. */
export function valuesFor(name: TemplateName, given: Values): Record<string, string> {
  const keys = templates[name].places.flatMap((place): readonly string[] => PLACES[place].keys);
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = Object.hasOwn(given, key) ? given[key] : undefined;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** @throws Error when a place of the text has no value: a message with a hole is not sent. */
export function renderTemplate(name: TemplateName, language: Language, values: Values): string {
  return fillPlaces(templates[name].texts[language], (place) => {
    const written = PLACES[place as PlaceName].write(values, language);
    if (written === undefined) throw new Error(`template ${name} has no value for ${place}`);
    return written;
  });
}
