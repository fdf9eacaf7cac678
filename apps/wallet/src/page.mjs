import { shown } from './money.mjs';
import { WORDS } from './words.mjs';

const LANGUAGE = 'hanout.language';

export const element = (id) => document.getElementById(id);

export const page = {
  language: localStorage.getItem(LANGUAGE) ?? (navigator.language.startsWith('ar') ? 'ar' : 'fr'),

  get words() {
    return WORDS[this.language];
  },

  /** Writes every word of the page in its language and turns the page the right way. */
  speak(language = this.language) {
    this.language = language;
    localStorage.setItem(LANGUAGE, language);
    document.documentElement.lang = language;
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
    for (const place of document.querySelectorAll('[data-word]'))
      place.textContent = this.words[place.dataset.word];
    element('language').textContent = this.words.other;
    element('language').lang = language === 'ar' ? 'fr' : 'ar';
  },

  notice(text, isBad = false) {
    element('notice').textContent = text ?? '';
    element('notice').classList.toggle('bad', isBad);
    element('notice').hidden = !text;
  },

  /** A problem says itself in three languages. */
  problem(body) {
    this.notice(body?.texts?.[this.language] ?? body?.title ?? this.words.noNetwork, true);
  },
};

/** `<bdi>1 250,50 DH</bdi>`: an amount keeps its own direction inside a sentence of either. */
export function amount({ minor }, sign = '') {
  const bdi = document.createElement('bdi');
  bdi.textContent = `${sign}${shown(minor)} ${page.words.currency}`;
  return bdi;
}

export function isolated(text) {
  const bdi = document.createElement('bdi');
  bdi.textContent = text;
  return bdi;
}

/** Fills a `<dl>` with pairs of a word and a node. */
export function facts(list, pairs) {
  list.replaceChildren(
    ...pairs.flatMap(([word, node]) => {
      const [term, description] = [document.createElement('dt'), document.createElement('dd')];
      term.textContent = word;
      description.append(node);
      return [term, description];
    }),
  );
}

/** Runs what a button or form does, once at a time: a second tap does nothing while the first is under way. */
export function onceAtATime(work) {
  let isBusy = false;
  return async (event) => {
    event?.preventDefault();
    if (isBusy) return;
    isBusy = true;
    const buttons = [...document.querySelectorAll('main button')];
    for (const button of buttons) button.disabled = true;
    try {
      await work(event);
    } catch {
      page.notice(page.words.noNetwork, true);
    } finally {
      isBusy = false;
      for (const button of buttons) button.disabled = false;
    }
  };
}
