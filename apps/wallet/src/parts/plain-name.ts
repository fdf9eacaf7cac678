const LONGEST = 60;

/**
 * A name that somebody gave himself, as it may stand on our screens: without what turns the line around, hides, or is drawn
 * like a mark of ours (ticks, shields, seals, flags).
 */
export function plainName(given: string): string {
  const plain = given
    .normalize('NFC')
    // Controls, formats (bidi), private use; symbols and emoji with what joins them.
    .replace(/[\p{C}\p{So}\p{Sk}\p{Sm}\p{Co}\ufe0e\ufe0f\u20e3]/gu, '')
    .replace(/\s+/gu, ' ')
    // More than two marks on one letter climb over the lines around.
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST).trimEnd()}…` : plain;
}
