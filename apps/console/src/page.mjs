import { WORDS } from './words.mjs';

const SESSION = 'hanout.console';

export const element = (id) => document.getElementById(id);

export const session = {
  read: () => JSON.parse(sessionStorage.getItem(SESSION) ?? 'null'),
  keep: (signedIn) => sessionStorage.setItem(SESSION, JSON.stringify(signedIn)),
  end: () => sessionStorage.removeItem(SESSION),
};

export const page = {
  language: localStorage.getItem('hanout.console.language') ?? 'fr',

  get words() {
    return WORDS[this.language];
  },

  speak(language = this.language) {
    this.language = language;
    localStorage.setItem('hanout.console.language', language);
    document.documentElement.lang = language;
    for (const place of document.querySelectorAll('[data-word]'))
      place.textContent = this.words[place.dataset.word];
    element('language').textContent = this.words.other;
  },

  notice(text) {
    element('notice').textContent = text ?? '';
    element('notice').hidden = !text;
  },
};

/** What the API said no with. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.texts?.[page.language] ?? problem?.title ?? String(status));
    this.status = status;
  }
}

export async function call(method, path, body) {
  const token = session.read()?.accessToken;
  const answer = await fetch(`/api/v1${path}`, {
    method,
    cache: 'no-store',
    headers: {
      'accept-language': page.language,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Refused(answer.status, said);
  return said;
}

/** Fills a table: names of the columns (or none) and rows of cells; a number or amount is `{ number: text }`. */
export function table(place, columns, rows) {
  const body = document.createElement('tbody');
  body.append(...rows.map(({ part = false, cells }) => tableRow(cells, part)));
  if (columns.length === 0) return place.replaceChildren(body);
  const head = document.createElement('thead');
  head.append(tableRow(columns, false, 'th'));
  place.replaceChildren(head, body);
}

function tableRow(cells, isPart, tag = 'td') {
  const row = document.createElement('tr');
  if (isPart) row.className = 'part';
  row.append(
    ...cells.map((content, column) => {
      const cell = document.createElement(column === 0 ? 'th' : tag);
      const isNumber = typeof content === 'object';
      if (isNumber) cell.className = 'number';
      cell.textContent = isNumber ? content.number : content;
      return cell;
    }),
  );
  return row;
}

export function verdict(place, isGood, words) {
  place.className = isGood ? 'good' : 'bad';
  place.textContent = words;
}
