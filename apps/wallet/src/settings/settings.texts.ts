import { defineMessages } from '@hanout/i18n';

export const settingsTexts = defineMessages({
  title: { ar: 'الإعدادات', fr: 'Réglages', zgh: 'ⵜⵉⵙⵖⴰⵍ' },
  pin: { ar: 'تغيير الرمز السري', fr: 'Changer le code secret', zgh: 'ⵙⵏⴼⵍ ⵜⴰⵏⴳⴰⵍⵜ ⵉⵏⵜⵍⵏ' },
  current: { ar: 'رمزكم السري الحالي', fr: 'Votre code secret actuel', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏⵏⴽ ⵏ ⵖⵉⵍⴰⴷ' },
  next: { ar: 'متابعة', fr: 'Continuer', zgh: 'ⴹⴼⵕ' },
  changed: { ar: 'تغير الرمز السري.', fr: 'Le code secret est changé.', zgh: 'ⵜⵙⵏⴼⵍ ⵜⵏⴳⴰⵍⵜ.' },
  devices: { ar: 'هواتفي', fr: 'Mes appareils', zgh: 'ⵉⵎⴰⵙⵙⵏ ⵉⵏⵓ' },
  thisOne: { ar: 'هذا الجهاز', fr: 'Cet appareil', zgh: 'ⵉⵎⵙⵙⵉ ⴰⴷ' },
  since: { ar: 'منذ {day}', fr: 'Depuis le {day}', zgh: 'ⵙⴳ {day}' },
  remove: { ar: 'حذف', fr: 'Retirer', zgh: 'ⴽⴽⵙ' },
  noDevices: { ar: 'لا جهاز مسجل.', fr: 'Aucun appareil enregistré.', zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵡⴰⵍⵓ.' },
  listed: {
    ar: 'يمكن للآخرين إيجادي برقمي',
    fr: 'Les autres peuvent me trouver par mon numéro',
    zgh: 'ⵣⵎⵔⵏ ⵡⵉⵢⴰⴹ ⴰⴷ ⵉⵢⵉ ⴰⴼⵏ ⵙ ⵓⵟⵟⵓⵏ ⵉⵏⵓ',
  },
  privacy: { ar: 'معطياتي', fr: 'Mes données', zgh: 'ⵉⵙⴼⴽⴰ ⵉⵏⵓ' },
  save: { ar: 'حفظ نسخة من معطياتي', fr: 'Enregistrer mes données', zgh: 'ⵃⴹⵓ ⵉⵙⴼⴽⴰ ⵉⵏⵓ' },
  agreed: { ar: 'موافق', fr: 'D’accord', zgh: 'ⵇⴱⵍⵖ' },
});
