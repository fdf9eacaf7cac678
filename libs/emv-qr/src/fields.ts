import type { QrField } from './merchant-qr';
import { QrFault } from './qr-fault';

const LENGTH_MAX = 99;

/**
 * Tag, length and value after each other. Lengths count characters (code points, so that no letter is cut in two), not
 * bytes: EMVCo counts so, and it matters for Arabic names.
 *
 * @throws QrFault `unreadable`
 */
export function readFields(text: string): QrField[] {
  const characters = [...text];
  const fields: QrField[] = [];
  for (let place = 0; place < characters.length;) {
    const head = characters.slice(place, place + 4).join('');
    if (!/^\d{4}$/.test(head)) throw new QrFault('unreadable');
    const tag = head.slice(0, 2);
    const end = place + 4 + Number(head.slice(2));
    if (end > characters.length || end === place + 4) throw new QrFault('unreadable', tag);
    fields.push({ tag, value: characters.slice(place + 4, end).join('') });
    place = end;
  }
  return fields;
}

/** @throws QrFault `invalid` for an empty value, or one of more than 99 characters */
export function writeFields(fields: readonly QrField[]): string {
  return fields
    .map(({ tag, value }) => {
      const { length } = [...value];
      if (length === 0 || length > LENGTH_MAX) throw new QrFault('invalid', tag);
      return `${tag}${String(length).padStart(2, '0')}${value}`;
    })
    .join('');
}

/** The value of a tag that occurs at most once. @throws QrFault `repeated` */
export function optional(fields: readonly QrField[], tag: string, within = ''): string | undefined {
  const found = fields.filter((field) => field.tag === tag);
  if (found.length > 1) throw new QrFault('repeated', within + tag);
  return found[0]?.value;
}

/** @throws QrFault `missing`, `repeated`, `invalid` when it is not of the form */
export function required(fields: readonly QrField[], tag: string, form: RegExp, within = ''): string {
  const value = optional(fields, tag, within);
  if (value === undefined) throw new QrFault('missing', within + tag);
  if (!form.test(value)) throw new QrFault('invalid', within + tag);
  return value;
}
