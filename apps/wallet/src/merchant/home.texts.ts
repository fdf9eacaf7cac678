import { defineMessages } from '@hanout/i18n';

export const homeTexts = defineMessages({
  title: { ar: 'حانوتي', fr: 'Ma boutique', zgh: 'ⵜⴰⵃⴰⵏⵓⵜ ⵉⵏⵓ' },
});
