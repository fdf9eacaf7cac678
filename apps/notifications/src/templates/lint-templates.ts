import { LANGUAGES } from '@hanout/contracts';
import { ONE_SMS, outsideGsm7, septetsOf } from '@hanout/gsm-text';
import { PLACES, type Place, type PlaceName } from './places';
import { fillPlaces, placesOf, type Template } from './template';

const places: Readonly<Partial<Record<string, Place>>> = PLACES;
const sorted = (names: readonly string[]): string => [...new Set(names)].sort().join(' ');

/**
 * What is wrong with them, a line each: a language with other places than the template's list, something personal that
 * the template does not name, and a text that with the longest values is more than one SMS (3GPP TS 23.038 and 23.040:
 * 160 septets of GSM-7 in French, 70 units of UTF-16 in the two others).
 */
export function lintTemplates(templates: Readonly<Record<string, Template>>): string[] {
  return Object.entries(templates).flatMap(([name, template]) =>
    [...personalProblems(template), ...LANGUAGES.flatMap((language) => textProblems(template, language))].map(
      (problem) => `${name}: ${problem}`,
    ),
  );
}

function personalProblems({ places: used, personal = [] }: Template): string[] {
  return used
    .filter((place) => places[place]?.isPersonal && !personal.includes(place))
    .map((place) => `tells ${place}, which is personal and not on its list`);
}

function textProblems(template: Template, language: (typeof LANGUAGES)[number]): string[] {
  const text = template.texts[language];
  const found = placesOf(text);
  if (sorted(found) !== sorted(template.places))
    return [`${language} has the places ${sorted(found)}, not ${sorted(template.places)}`];
  const unfilled: string[] = [];
  const longest = fillPlaces(text, (name) => {
    const place: Place = PLACES[name as PlaceName];
    const written = place.write(place.longest, language);
    if (written === undefined) unfilled.push(`${language} cannot fill ${name}`);
    return written ?? '';
  });
  if (/[{}]/.test(longest)) unfilled.push(`${language} has a brace left`);
  return [...unfilled, ...lengthProblems(longest, language)];
}

function lengthProblems(text: string, language: (typeof LANGUAGES)[number]): string[] {
  if (language !== 'fr')
    return text.length > ONE_SMS.utf16Units ? [`${language} takes ${text.length} units of UTF-16`] : [];
  const odd = outsideGsm7(text);
  return [
    ...(odd.length > 0 ? [`fr has ${odd.join(' ')}, which is not in GSM-7`] : []),
    ...(septetsOf(text) > ONE_SMS.septets ? [`fr takes ${septetsOf(text)} septets`] : []),
  ];
}
