import { defineMessages } from '@hanout/i18n';

export const languageTexts = defineMessages({
  choose: { ar: 'اللغة', fr: 'Langue', zgh: 'ⵜⵓⵜⵍⴰⵢⵜ' },
});
