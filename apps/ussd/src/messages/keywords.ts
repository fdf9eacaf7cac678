/** What a person may send to our short number. */
export type Command = 'balance' | 'last' | 'help';

const WORDS: Readonly<Record<Exclude<Command, 'help'>, readonly string[]>> = {
  balance: ['SOLDE', 'RASSID', 'RASID', 'رصيد', 'الرصيد', 'AMIDAN', 'ⴰⵎⵉⴹⴰⵏ'],
  last: ['ETAT', 'STATUT', 'HALA', 'حالة', 'ADDAD', 'ⴰⴷⴷⴰⴷ'],
};

/** Marks on letters, what Arabic keyboards add to them, and punctuation say nothing here. */
function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}\u0640\p{C}\p{P}]/gu, '')
    .toUpperCase();
}

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  (Object.keys(WORDS) as (keyof typeof WORDS)[]).flatMap((command) =>
    WORDS[command].map((word): [string, Command] => [plain(word), command]),
  ),
);

/** By the first word, in any of the languages; whatever else is written asks for help. */
export function commandOf(text: string): Command {
  const [first = ''] = text.trim().split(/\s+/);
  return COMMANDS.get(plain(first)) ?? 'help';
}
