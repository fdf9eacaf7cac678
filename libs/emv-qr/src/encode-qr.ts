import { checksum } from './checksum';
import { writeFields } from './fields';
import { CHECKSUM_HEAD, FORMS } from './forms';
import type { MerchantQr, QrField } from './merchant-qr';
import { QrFault } from './qr-fault';

/**
 * The text of a merchant-presented code: tags in ascending order between the format (00) and the checksum (63).
 *
 * @throws QrFault `invalid` with the tag whose value cannot be written
 */
export function encodeQr(qr: MerchantQr): string {
  const { account, alternate, additional } = qr;
  const fields: QrField[] = [
    { tag: '01', value: qr.use === 'static' ? '11' : '12' },
    {
      tag: account.tag,
      value: writeFields([
        checked('00', account.guid, FORMS.guid),
        checked('01', account.merchant, FORMS.merchant),
      ]),
    },
    checked('52', qr.mcc, FORMS.mcc),
    checked('53', qr.currency, FORMS.currency),
    ...(qr.amount === undefined ? [] : [checked('54', qr.amount, FORMS.amount)]),
    checked('58', qr.country, FORMS.country),
    checked('59', qr.name, FORMS.name),
    checked('60', qr.city, FORMS.city),
    ...(additional.length === 0 ? [] : [{ tag: '62', value: writeFields(additional) }]),
    ...(alternate === undefined ? [] : [{ tag: '64', value: writeAlternate(alternate) }]),
    ...qr.others,
  ];
  const ordered = fields.toSorted((one, other) => Number(one.tag) - Number(other.tag));
  const text = writeFields([{ tag: '00', value: '01' }, ...ordered]) + CHECKSUM_HEAD;
  return text + checksum(text);
}

function writeAlternate({ language, name, city }: NonNullable<MerchantQr['alternate']>): string {
  return writeFields([
    checked('00', language, FORMS.language),
    checked('01', name, FORMS.name),
    ...(city === undefined ? [] : [checked('02', city, FORMS.city)]),
  ]);
}

function checked(tag: string, value: string, form: RegExp): QrField {
  if (!form.test(value)) throw new QrFault('invalid', tag);
  return { tag, value };
}
