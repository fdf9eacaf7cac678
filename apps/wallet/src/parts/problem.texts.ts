import { defineMessages } from '@hanout/i18n';

export const problemTexts = defineMessages({
  noAnswer: {
    ar: 'لم يصل أي جواب. تحققوا من الاتصال وأعيدوا المحاولة.',
    fr: 'Pas de réponse. Vérifiez la connexion et réessayez.',
    zgh: 'ⵓⵔ ⴷ ⵢⵓⵛⴽⵉ ⵢⴰⵜ ⵜⵎⵔⴰⵔⵓⵜ. ⵥⵕ ⴰⵣⴷⴰⵢ, ⵜⴰⵍⵙⴷ.',
  },
});

/** Problems carry their sentence in Arabic, French and English; these are the ones that people meet most. */
export const tamazightProblems: Readonly<Record<string, string>> = {
  'identity.invalid_code': 'ⵜⴰⵏⴳⴰⵍⵜ ⵓⵔ ⵜⵖⵜⵉⵏ.',
  'payments.insufficient_funds': 'ⵓⵔ ⵉⴽⵙⵉ ⵓⵎⵉⴹⴰⵏ.',
  'platform.too_many_requests': 'ⴳⴳⵓⵜⵏ ⵉⵙⵓⵜⵔⵏ. ⵇⵇⵍ ⵉⵎⵉⴽ.',
  'platform.unavailable': 'ⵓⵔ ⴷ ⵢⵓⵛⴽⵉ ⵢⴰⵜ ⵜⵎⵔⴰⵔⵓⵜ. ⴰⵍⵙ ⴰⵔ ⵉⵎⵉⴽ.',
};
