import { defineMessages } from '@hanout/i18n';

export const withdrawTexts = defineMessages({
  title: { ar: 'سحب نقدي', fr: 'Retirer des espèces', zgh: 'ⵙⵓⴼⵖ ⵉⴷⵔⵉⵎⵏ' },
  who: { ar: 'من سيسحب؟', fr: 'Qui va retirer ?', zgh: 'ⵎⴰⵏⵣⴰ ⵔⴰⴷ ⵉⵙⵓⴼⵖ?' },
  me: { ar: 'أنا', fr: 'Moi', zgh: 'ⵏⴽⴽ' },
  another: { ar: 'شخص آخر', fr: 'Quelqu’un d’autre', zgh: 'ⴰⴼⴳⴰⵏ ⵢⴰⴹⵏ' },
  phone: { ar: 'رقم هاتفه', fr: 'Son numéro', zgh: 'ⵓⵟⵟⵓⵏ ⵏⵏⵙ' },
  toPhone: {
    ar: 'يرسل الرمز إلى هاتفه وحده.',
    fr: 'Le code n’est envoyé qu’à son téléphone.',
    zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵜⵜⵢⴰⵣⵏ ⵉ ⵜⵍⵉⴼⵓⵏ ⵏⵏⵙ ⴽⴰⵏ.',
  },
  make: { ar: 'إنشاء الرمز', fr: 'Créer le code', zgh: 'ⵙⵏⵓⵍⴼⵓ ⵜⴰⵏⴳⴰⵍⵜ' },
  yourCode: { ar: 'رمز السحب', fr: 'Votre code de retrait', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏⵏⴽ' },
  show: {
    ar: 'قدموه لوكيل شبكتكم. المبلغ محجوز، ولم يسحب بعد.',
    fr: 'Dites-le à un agent de votre réseau. La somme est mise de côté, pas encore retirée.',
    zgh: 'ⵉⵏⵉ ⵜ ⵉ ⵓⵎⵓⵔⵉ ⵏ ⵓⵥⵟⵟⴰ ⵏⵏⴽ. ⵉⴷⵔⵉⵎⵏ ⵜⵜⵓⵃⴹⴰⵏ, ⵓⵔ ⵜⴰ ⴼⴼⵖⵏ.',
  },
  sent: {
    ar: 'أرسل الرمز إلى هاتفه.',
    fr: 'Le code part vers son téléphone.',
    zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵜⵜⵓⵣⵏ ⵉ ⵜⵍⵉⴼⵓⵏ ⵏⵏⵙ.',
  },
  until: { ar: 'صالح حتى {until}', fr: 'Valable jusqu’au {until}', zgh: 'ⴰⵔ {until}' },
  cancel: { ar: 'إلغاء الرمز', fr: 'Annuler le code', zgh: 'ⵙⴼⵙⵅ ⵜⴰⵏⴳⴰⵍⵜ' },
  cancelled: {
    ar: 'ألغي الرمز، والمبلغ في حسابكم.',
    fr: 'Code annulé : la somme est de nouveau à vous.',
    zgh: 'ⵜⴼⵙⵅ ⵜⵏⴳⴰⵍⵜ.',
  },
});
