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
  held: {
    ar: 'لم يرسل بعد: {amount} إلى {name}.',
    fr: 'Pas encore envoyé : {amount} à {name}.',
    zgh: 'ⵓⵔ ⵜⴰ ⵉⵜⵜⵓⵣⵏ: {amount} ⵉ {name}.',
  },
  sentIn: { ar: 'يرسل بعد {n} ث', fr: 'Envoi dans {n} s', zgh: 'ⵔⴰⴷ ⵉⵜⵜⵓⵣⵏ ⴷⴼⴼⵉⵔ {n} s' },
  takeBack: { ar: 'تراجع', fr: 'Annuler', zgh: 'ⴰⵖⵓⵍ' },
  sendNow: { ar: 'إرسال الآن', fr: 'Envoyer maintenant', zgh: 'ⴰⵣⵏ ⵖⵉⵍⴰⴷ' },
  undone: {
    ar: 'تراجعتم: لم يرسل شيء.',
    fr: 'Annulé : rien n’a été envoyé.',
    zgh: 'ⵜⴰⵖⵓⵍⴷ: ⵓⵔ ⵉⵜⵜⵓⵣⵏ ⵡⴰⵍⵓ.',
  },
  left: {
    ar: 'غادرتم الصفحة قبل الإرسال: لم يرسل شيء.',
    fr: 'Vous avez quitté la page avant l’envoi : rien n’a été envoyé.',
    zgh: 'ⵜⴼⴼⵖⴷ ⴷⴰⵜ ⵏ ⵜⵓⵣⵏⴰ: ⵓⵔ ⵉⵜⵜⵓⵣⵏ ⵡⴰⵍⵓ.',
  },
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
