import { writeAmount } from '@hanout/i18n';

/** JSON of any shape as lines `asked.amount` → `50,01 MAD`; text that is no JSON is one line. */
export function evidenceRows(text: string): readonly { path: string; value: string }[] {
  try {
    return rowsOf(JSON.parse(text), '');
  } catch {
    return [{ path: '', value: text }];
  }
}

function rowsOf(value: unknown, path: string): readonly { path: string; value: string }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value: String(value) }];
  const { minor, currency } = value as { minor?: unknown; currency?: unknown };
  if (typeof minor === 'string' && typeof currency === 'string' && /^-?\d+$/.test(minor))
    return [{ path, value: `${writeAmount(minor)} ${currency}` }];
  return Object.entries(value).flatMap(([name, part]) =>
    rowsOf(part, path === '' ? name : `${path}.${name}`),
  );
}
