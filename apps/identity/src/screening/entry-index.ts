import { likenessOfWords, scoreOf } from './name-score';
import { wordsOf, type NameWord } from './name-words';
import { skeletonOf } from './spelling';

export interface Match {
  readonly entry: string;
  readonly score: number;
}

interface ListedName {
  readonly entry: string;
  readonly words: readonly NameWord[];
}

/** Names of a list, found by what is left of their words when one consonant is left out: no name is compared with all. */
export class EntryIndex {
  private readonly names: ListedName[] = [];
  private readonly byKey = new Map<string, number[]>();
  /** One object for each word, so that words can be known again by themselves. */
  private readonly known = new Map<string, NameWord>();

  add(entry: string, names: readonly string[]): void {
    for (const name of names) {
      const words = wordsOf(name).map((word) => this.sameWord(word));
      if (words.length === 0) continue;
      const place = this.names.push({ entry, words }) - 1;
      for (const key of new Set(words.flatMap(keysOf))) {
        const places = this.byKey.get(key);
        if (places) places.push(place);
        else this.byKey.set(key, [place]);
      }
    }
  }

  /** Each entry that one of the names reaches `threshold` with, once, with its best score. */
  find(names: readonly string[], threshold: number): Match[] {
    const best = new Map<string, number>();
    for (const name of names) {
      const words = wordsOf(name);
      const likeness = remembered();
      for (const place of this.near(words)) {
        const { entry, words: listed } = this.names[place]!;
        const score = scoreOf(words, listed, likeness);
        if (score >= threshold && score > (best.get(entry) ?? -1)) best.set(entry, score);
      }
    }
    return [...best].map(([entry, score]) => ({ entry, score }));
  }

  private sameWord(word: NameWord): NameWord {
    const key = word.map(({ letters, isArabic }) => `${letters}${isArabic ? '*' : ''}`).join(' ');
    const same = this.known.get(key);
    if (same === undefined) this.known.set(key, word);
    return same ?? word;
  }

  /** Names that share two words with this one; one is enough for a name of one word. */
  private near(words: readonly NameWord[]): number[] {
    const shared = new Map<number, number>();
    for (const word of words) {
      const places = new Set(keysOf(word).flatMap((key) => this.byKey.get(key) ?? []));
      for (const place of places) shared.set(place, (shared.get(place) ?? 0) + 1);
    }
    const wanted = Math.min(2, words.length);
    return [...shared].filter(([, count]) => count >= wanted).map(([place]) => place);
  }
}

/** Family and first names come back in list after list: each pair is compared once for a name that is looked for. */
function remembered(): typeof likenessOfWords {
  const done = new Map<NameWord, Map<NameWord, number>>();
  return (a, b) => {
    const row = done.get(a) ?? new Map<NameWord, number>();
    done.set(a, row);
    const value = row.get(b) ?? likenessOfWords(a, b);
    row.set(b, value);
    return value;
  };
}

function keysOf(word: NameWord): string[] {
  const keys = new Set<string>();
  for (const form of word) {
    const skeleton = skeletonOf(form);
    keys.add(skeleton);
    if (skeleton.length >= 3)
      for (let at = 0; at < skeleton.length; at++) keys.add(skeleton.slice(0, at) + skeleton.slice(at + 1));
  }
  return [...keys];
}
