import { defineMessages } from '@hanout/i18n';

export const tierTexts = defineMessages({
  title: { ar: 'الرفع من السقف', fr: 'Augmenter le plafond', zgh: 'ⵙⵙⴰⵍⵉ ⴰⵙⵡⵉⵔ' },
  now: { ar: 'سقفكم الحالي: {cap}', fr: 'Votre plafond actuel : {cap}', zgh: 'ⴰⵙⵡⵉⵔ ⵏⵏⴽ: {cap}' },
  then: {
    ar: 'المستوى {tier}: حتى {cap}',
    fr: 'Niveau {tier} : jusqu’à {cap}',
    zgh: 'ⴰⵙⵡⵉⵔ {tier}: ⴰⵔ {cap}',
  },
  highest: { ar: 'أنتم في أعلى مستوى.', fr: 'Vous êtes au plus haut niveau.', zgh: 'ⵜⵍⵍⵉⴷ ⴳ ⵓⵙⵡⵉⵔ ⴰⴼⵍⵍⴰ.' },
  needed: { ar: 'المطلوب', fr: 'Il faut', zgh: 'ⵎⴰ ⵉⵍⴰⵇⵏ' },
  cin: { ar: 'البطاقة الوطنية', fr: 'Carte d’identité', zgh: 'ⵜⴰⴽⴰⵔⴹⴰ ⵏ ⵜⵎⴰⴳⵉⵜ' },
  form: { ar: 'استمارة فتح الحساب', fr: 'Formulaire d’ouverture', zgh: 'ⵜⴰⴼⵔⴽⵉⵜ ⵏ ⵓⵕⵥⵥⵓⵎ' },
  contract: { ar: 'العقد الموقع', fr: 'Contrat signé', zgh: 'ⴰⵎⵢⴰⵇⵇⴰ' },
  proof_of_address: { ar: 'شهادة السكنى', fr: 'Justificatif de domicile', zgh: 'ⴰⵙⵙⴷⵜ ⵏ ⵜⵏⵣⴷⵓⵖⵜ' },
  done: { ar: 'متوصل به', fr: 'Reçu', zgh: 'ⵉⵜⵜⵓⵎⵥ' },
  take: { ar: 'التقاط صورة', fr: 'Prendre en photo', zgh: 'ⴰⵡⵉ ⵜⴰⵡⵍⴰⴼⵜ' },
  guide: {
    ar: 'ضعوا الوثيقة كاملة على سطح داكن، في ضوء كاف، دون ظل ولا لمعان.',
    fr: 'Posez le document entier sur un fond sombre, bien éclairé, sans ombre ni reflet.',
    zgh: 'ⵙⵔⵙ ⴰⵔⵔⴰ ⵉⵎⴷⴰⵏ ⵖⴼ ⵡⴰⵙⵉⴼ, ⴳ ⵜⵉⴼⴰⵡⵜ, ⵡⴰⵔ ⴰⵎⴰⵍⵓ.',
  },
  sending: { ar: 'جار الإرسال…', fr: 'Envoi…', zgh: 'ⴰⵣⵣⵏ…' },
  tooLarge: {
    ar: 'تعذرت قراءة الصورة. التقطوا صورة أخرى.',
    fr: 'La photo n’a pas pu être lue. Prenez-en une autre.',
    zgh: 'ⵓⵔ ⵜⵖⵔⵉ ⵜⵡⵍⴰⴼⵜ. ⴰⵡⵉ ⵢⴰⵜ ⵢⴰⴹⵏ.',
  },
  start: { ar: 'بدء الطلب', fr: 'Commencer', zgh: 'ⴱⴷⵓ' },
  submit: { ar: 'إرسال الطلب', fr: 'Envoyer la demande', zgh: 'ⴰⵣⵏ ⴰⵙⵓⵜⵔ' },
  submitted: {
    ar: 'أرسل الطلب. الجواب قبل {due}.',
    fr: 'Demande envoyée. Réponse avant le {due}.',
    zgh: 'ⵉⵜⵜⵓⵣⵏ ⵓⵙⵓⵜⵔ. ⵜⴰⵎⵔⴰⵔⵓⵜ ⴷⴰⵜ ⵏ {due}.',
  },
  inReview: { ar: 'الطلب قيد الدراسة.', fr: 'La demande est examinée.', zgh: 'ⴰⵔ ⵉⵜⵜⵎⵓⵇⵇⵓⵍ ⵓⵙⵓⵜⵔ.' },
  moreNeeded: { ar: 'يلزم شيء آخر:', fr: 'Il manque quelque chose :', zgh: 'ⵉⵍⵍⴰ ⵎⴰ ⵉⵅⵚⵚⴰⵏ:' },
  approved: { ar: 'قبل الطلب.', fr: 'Demande acceptée.', zgh: 'ⵉⵜⵜⵓⵇⴱⵍ ⵓⵙⵓⵜⵔ.' },
  rejected: { ar: 'رفض الطلب:', fr: 'Demande refusée :', zgh: 'ⵉⵜⵜⵢⴰⴳⵢ ⵓⵙⵓⵜⵔ:' },
  progress: { ar: '{done} من {all}', fr: '{done} sur {all}', zgh: '{done} ⵙⴳ {all}' },
});
