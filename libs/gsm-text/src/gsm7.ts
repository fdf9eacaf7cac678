/** GSM 7-bit default alphabet and its extension table: 3GPP TS 23.038, 6.2.1. Small ç is in neither. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENSION = '^{}\\[~]|€';
const ALIKE: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  œ: 'oe',
  Œ: 'OE',
};

/** What a text in GSM-7 cannot carry. */
export function outsideGsm7(text: string): string[] {
  return [...text].filter((one) => !BASIC.includes(one) && !EXTENSION.includes(one));
}

/** A character of the extension table takes two septets. */
export function septetsOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (EXTENSION.includes(one) ? 2 : 1), 0);
}

/** What others wrote, in the basic alphabet alone: one septet a character. What has no likeness is left out. */
export function toBasicGsm7(text: string): string {
  return [...text.replace(/\s/g, ' ')]
    .flatMap((one) => [...(ALIKE[one] ?? one)])
    .map((one) => (BASIC.includes(one) ? one : (one.normalize('NFD')[0] ?? '')))
    .filter((one) => BASIC.includes(one))
    .join('');
}
