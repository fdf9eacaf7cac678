/** What stands beside `a` to `z` on a Tifinagh keyboard, whose letters lie as on a French one. */
const TIFINAGH = 'ⴰⴱⵛⴷⴻⴼⴳⵀⵉⵊⴽⵍⵎⵏⵄⵃⵇⵔⵙⵜⵓⵖⵡⵅⵢⵣ';

/**
 * The letter or sign that was pressed, whichever script the keyboard writes: on an Arabic one `ل` lies where `g` does.
 */
export function pressed({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (key === '؟') return '?';
  if (/^[\x21-\x7e]$/.test(key)) return key;
  const place = TIFINAGH.indexOf(key);
  if (key.length === 1 && place >= 0) return String.fromCharCode('a'.charCodeAt(0) + place);
  if (code === 'Slash') return '/';
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}
