import type { Language } from '@hanout/i18n';
import { arabic } from './numbers/arabic';
import type { Counted } from './numbers/counted';
import { french } from './numbers/french';
import { tamazight } from './numbers/tamazight';

const NUMBERS: Readonly<Record<Language, (value: number, noun: Counted) => string[]>> = {
  ar: arabic,
  fr: french,
  zgh: tamazight,
};

/** A million dirhams: no wallet holds as much. */
const TOO_MUCH = 100_000_000n;

/** Between dirhams and centimes; French says none. */
const JOINT: Readonly<Record<Language, readonly string[]>> = { ar: ['and'], fr: [], zgh: ['and'] };

/**
 * An amount as names of clips, in the order that the language says them; the words are in `words.json`.
 * @param minor centimes
 * @returns undefined for what is not said: nothing, less than nothing, a million dirhams and more
 */
export function spokenAmount(minor: bigint, language: Language): string[] | undefined {
  if (minor <= 0n || minor >= TOO_MUCH) return undefined;
  const [dirhams, centimes] = [Number(minor / 100n), Number(minor % 100n)];
  const say = NUMBERS[language];
  return [
    ...(dirhams > 0 ? say(dirhams, 'dirham') : []),
    ...(dirhams > 0 && centimes > 0 ? JOINT[language] : []),
    ...(centimes > 0 ? say(centimes, 'centime') : []),
  ];
}
