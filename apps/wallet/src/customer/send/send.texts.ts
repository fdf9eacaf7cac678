import { defineMessages } from '@hanout/i18n';

export const sendTexts = defineMessages({
  title: { ar: 'إرسال', fr: 'Envoyer', zgh: 'ⴰⵣⵏ' },
  isIt: {
    ar: 'تحققوا من الاسم قبل المتابعة.',
    fr: 'Vérifiez le nom avant de continuer.',
    zgh: 'ⵙⵙⵉⴷⴷ ⵉⵙⵎ ⴷⴰⵜ ⵏ ⵓⴹⴼⴰⵕ.',
  },
  to: { ar: 'إلى', fr: 'À', zgh: 'ⵉ' },
  cardHolder: { ar: 'حامل البطاقة', fr: 'Porteur de la carte', zgh: 'ⴱⴰⴱ ⵏ ⵜⴽⴰⵔⴹⴰ' },
  confirm: { ar: 'إرسال', fr: 'Envoyer', zgh: 'ⴰⵣⵏ' },
  undo: {
    ar: 'أرسلتموه خطأ؟ اطلبوا استرجاعه',
    fr: 'Une erreur ? Redemander l’argent',
    zgh: 'ⵜⴰⵣⴳⵍⵜ? ⵙⵓⵜⵔ ⵉⴷⵔⵉⵎⵏ',
  },
  why: { ar: 'السبب', fr: 'Pourquoi', zgh: 'ⵎⴰⵅ' },
  wrong_person: { ar: 'شخص آخر', fr: 'Mauvaise personne', zgh: 'ⴰⴼⴳⴰⵏ ⵢⴰⴹⵏ' },
  wrong_amount: { ar: 'مبلغ خاطئ', fr: 'Mauvais montant', zgh: 'ⴰⵜⵉⴳ ⵓⵔ ⵉⵖⵜⵉⵏ' },
  paid_twice: { ar: 'أرسل مرتين', fr: 'Envoyé deux fois', zgh: 'ⵉⵜⵜⵓⵣⵏ ⵙⵏⴰⵜ ⵜⵉⴽⴽⴰⵍ' },
  fraud: { ar: 'احتيال', fr: 'Fraude', zgh: 'ⵜⴰⵃⵔⴰⵢⵎⵉⵜ' },
  recalled: {
    ar: 'طلبنا منه إرجاع المبلغ. المبلغ محجوز عنده حتى {until}.',
    fr: 'Nous lui avons demandé de rendre l’argent. Il est mis de côté jusqu’au {until}.',
    zgh: 'ⵏⵙⵓⵜⵔ ⴰⵙ ⴰⴷ ⵉⵔⴰⵔ ⵉⴷⵔⵉⵎⵏ. ⵜⵜⵓⵃⴹⴰⵏ ⴰⵔ {until}.',
  },
});
