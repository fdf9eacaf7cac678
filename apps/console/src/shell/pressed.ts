/**
 * The letter or sign that was pressed, whichever script the keyboard writes: on an Arabic one `ل` lies where `g` does.
 */
export function pressed({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (key === '؟') return '?';
  if (/^[\x21-\x7e]$/.test(key)) return key;
  if (code === 'Slash') return '/';
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}
