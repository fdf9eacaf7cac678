import { defineMessages } from '@hanout/i18n';

export const homeTexts = defineMessages({
  title: { ar: 'حسابي', fr: 'Mon compte', zgh: 'ⴰⵎⵉⴹⴰⵏ ⵉⵏⵓ' },
});
