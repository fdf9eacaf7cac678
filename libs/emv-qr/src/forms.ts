/** Values as the specification forms them. */
export const FORMS = {
  mcc: /^\d{4}$/,
  currency: /^\d{3}$/,
  /** More than nothing. */
  amount: /^(?!0(\.0{1,2})?$)(0|[1-9]\d{0,9})(\.\d{1,2})?$/,
  country: /^[A-Z]{2}$/,
  name: /^.{1,25}$/su,
  city: /^.{1,15}$/su,
  language: /^[a-z]{2}$/i,
  guid: /^.{1,32}$/su,
  merchant: /^.{1,60}$/su,
} as const;

export const ACCOUNT_TAGS = { first: 26, last: 51 };
/** Tag, length and the lead-in of the checksum. */
export const CHECKSUM_HEAD = '6304';
