import { defineMessages } from '@hanout/i18n';

export const homeTexts = defineMessages({
  title: { ar: 'الصندوق', fr: 'Caisse', zgh: 'ⴰⵙⵏⴷⵓⵇ' },
});
