import { defineMessages } from '@hanout/i18n';

export const homeTexts = defineMessages({
  title: { ar: 'الشباك', fr: 'Guichet', zgh: 'ⴰⴳⵏⵙⵓ' },
});
