import { defineMessages } from '@hanout/i18n';

export const complainTexts = defineMessages({
  title: { ar: 'شكاية', fr: 'Réclamation', zgh: 'ⴰⵙⵎⴰⵔⵙ' },
  what: { ar: 'ما الخطأ؟', fr: 'Qu’est-ce qui ne va pas ?', zgh: 'ⵎⴰⵏⵜⵜ ⵜⴳⴰ ⵜⵣⴳⵍⵜ?' },
  not_received: { ar: 'لم أتوصل بالمبلغ', fr: 'Je n’ai pas reçu l’argent', zgh: 'ⵓⵔ ⵓⵎⵉⵥⵖ ⵉⴷⵔⵉⵎⵏ' },
  absences_wrong: {
    ar: 'الغياب غير صحيح أو مبرر',
    fr: 'Les absences sont fausses ou justifiées',
    zgh: 'ⴰⴱⴰⵢⵏⵓ ⵓⵔ ⵉⵖⵜⵉⵏ',
  },
  amount_wrong: { ar: 'المبلغ غير صحيح', fr: 'Le montant est faux', zgh: 'ⴰⵜⵉⴳ ⵓⵔ ⵉⵖⵜⵉⵏ' },
  child_missing: { ar: 'طفل غير مذكور', fr: 'Un enfant manque', zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵢⴰⵏ ⵓⴼⵔⵓⵅ' },
  held_wrongly: { ar: 'التوقيف غير مبرر', fr: 'Le blocage est injustifié', zgh: 'ⴰⵙⴱⴷⴷⵉ ⵓⵔ ⵉⵖⵜⵉⵏ' },
  other: { ar: 'شيء آخر', fr: 'Autre chose', zgh: 'ⵜⴰⵖⴰⵡⵙⴰ ⵢⴰⴹⵏ' },
  words: { ar: 'بكلماتكم (اختياري)', fr: 'Avec vos mots (facultatif)', zgh: 'ⵙ ⵉⵡⴰⵍⵉⵡⵏ ⵏⵏⴽ' },
  send: { ar: 'إرسال الشكاية', fr: 'Envoyer la réclamation', zgh: 'ⴰⵣⵏ ⴰⵙⵎⴰⵔⵙ' },
});
