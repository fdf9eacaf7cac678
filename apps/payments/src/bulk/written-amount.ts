import { toWesternDigits } from '@hanout/identifiers';

const WRITTEN = /^(\d{1,12})(?:[.,](\d{1,2}))?$/;

/**
 * Centimes of an amount as people write it: `1234.5`, `1 234,50`, `١٢٣٤٫٥٠`; undefined when it is none above zero. A sign
 * before three digits (`1,234`) could be either, so it is refused.
 */
export function minorOfWritten(text: string): bigint | undefined {
  // Spaces of every kind and the Arabic sign for thousands only group digits.
  const plain = toWesternDigits(text)
    .replace(/(?<=\d)[\s\u00a0\u202f\u066c](?=\d{3}(?!\d))/g, '')
    .replace('\u066b', '.');
  const [, whole, decimals = ''] = WRITTEN.exec(plain.trim()) ?? [];
  if (whole === undefined) return undefined;
  const minor = BigInt(whole + decimals.padEnd(2, '0'));
  return minor > 0n ? minor : undefined;
}
