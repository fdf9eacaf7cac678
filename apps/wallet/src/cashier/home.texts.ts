import { defineMessages } from '@hanout/i18n';

export const homeTexts = defineMessages({
  title: { ar: 'الصندوق', fr: 'Caisse', zgh: 'ⴰⵙⵏⴷⵓⵇ' },
  menu: { ar: 'القائمة', fr: 'Menu', zgh: 'ⵓⵎⵓⵖ' },
  shift: { ar: 'نوبتي', fr: 'Mon service', zgh: 'ⵜⴰⵡⴰⵍⴰ ⵉⵏⵓ' },
  day: { ar: 'لائحة اليوم', fr: 'La journée', zgh: 'ⴰⵙⵙ' },
});
