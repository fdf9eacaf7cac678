/** The scripts names are written in. Digits, spaces and punctuation belong to all of them. */
const SCRIPTS = {
  ar: { letter: /\p{Script=Arabic}/u, others: /(?!\p{Script=Arabic})\p{L}/u },
  fr: { letter: /\p{Script=Latin}/u, others: /(?!\p{Script=Latin})\p{L}/u },
  zgh: { letter: /\p{Script=Tifinagh}/u, others: /(?!\p{Script=Tifinagh})\p{L}/u },
} as const;
export type NameScript = keyof typeof SCRIPTS;

/** What would let one name look like another, or a line end: controls, direction overrides, unassigned signs. */
const UNSEEN = /[\p{Cc}\p{Cn}\p{Co}\p{Zl}\p{Zp}\u200b\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** The name in one composed form, or undefined when it is not written in that script alone. */
export function readNameIn(script: NameScript, text: string): string | undefined {
  const name = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  const { letter, others } = SCRIPTS[script];
  return letter.test(name) && !others.test(name) && !UNSEEN.test(name) ? name : undefined;
}
