import { defineMessages } from '@hanout/i18n';

export const findPersonTexts = defineMessages({
  phone: { ar: 'رقم هاتف المستفيد', fr: 'Numéro du bénéficiaire', zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵓⵎⴰⵎⵥ' },
  find: { ar: 'بحث', fr: 'Chercher', zgh: 'ⵔⵣⵓ' },
});
