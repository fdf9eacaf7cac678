import { checksum } from './checksum';
import { optional, readFields, required } from './fields';
import { ACCOUNT_TAGS, CHECKSUM_HEAD, FORMS } from './forms';
import type { MerchantQr, QrField } from './merchant-qr';
import { QrFault } from './qr-fault';

const NAMED = new Set(['00', '01', '52', '53', '54', '58', '59', '60', '62', '63', '64']);

/**
 * Reads a merchant-presented code. A code may name several schemes; the account is that of the one asked for.
 *
 * @param guid whose account to read
 * @returns undefined when the code is sound and none of its accounts is of that scheme
 * @throws QrFault what is wrong with the text, and at which tag
 */
export function decodeQr(text: string, guid: string): MerchantQr | undefined {
  const fields = readFields(demandChecksum(text));
  if (fields[0]?.tag !== '00' || fields[0].value !== '01') throw new QrFault('invalid', '00');
  const use = required(fields, '01', /^1[12]$/) === '11' ? 'static' : 'dynamic';
  const accounts = fields.filter(
    ({ tag }) => Number(tag) >= ACCOUNT_TAGS.first && Number(tag) <= ACCOUNT_TAGS.last,
  );
  const own = accounts.find(({ value }) => optional(readFields(value), '00') === guid);
  const amount = optional(fields, '54');
  const qr = {
    use,
    mcc: required(fields, '52', FORMS.mcc),
    currency: required(fields, '53', FORMS.currency),
    ...(amount !== undefined && { amount: required(fields, '54', FORMS.amount) }),
    country: required(fields, '58', FORMS.country),
    name: required(fields, '59', FORMS.name),
    city: required(fields, '60', FORMS.city),
    additional: readFields(optional(fields, '62') ?? ''),
    ...alternateOf(optional(fields, '64')),
    others: fields.filter((field) => !NAMED.has(field.tag) && field !== own),
  } as const;
  return own && { ...qr, account: accountOf(own, guid) };
}

/** What comes before the checksum. @throws QrFault `missing`, `checksum` */
function demandChecksum(text: string): string {
  const sum = text.slice(-4);
  const rest = text.slice(0, -4);
  if (!rest.endsWith(CHECKSUM_HEAD)) throw new QrFault('missing', '63');
  if (!/^[0-9A-F]{4}$/.test(sum) || checksum(rest) !== sum) throw new QrFault('checksum', '63');
  return rest.slice(0, -CHECKSUM_HEAD.length);
}

function accountOf({ tag, value }: QrField, guid: string): MerchantQr['account'] {
  return { tag, guid, merchant: required(readFields(value), '01', FORMS.merchant, `${tag}.`) };
}

function alternateOf(template: string | undefined): Pick<MerchantQr, 'alternate'> {
  if (template === undefined) return {};
  const fields = readFields(template);
  const city = optional(fields, '02', '64.');
  return {
    alternate: {
      language: required(fields, '00', FORMS.language, '64.'),
      name: required(fields, '01', FORMS.name, '64.'),
      ...(city !== undefined && { city: required(fields, '02', FORMS.city, '64.') }),
    },
  };
}
