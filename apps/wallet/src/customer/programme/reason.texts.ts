import { defineMessages } from '@hanout/i18n';

/** Why nothing, or not yet, is paid: the codes of the programme in plain words. */
export const reasonTexts = defineMessages({
  conflicting_rows: {
    ar: 'المعلومات المتوصل بها متضاربة؛ تتحقق منها المصلحة.',
    fr: 'Les informations reçues se contredisent ; le bureau vérifie.',
    zgh: 'ⵉⵏⵖⵎⵉⵙⵏ ⵎⵢⴰⴳⵯⴰⵍⵏ; ⴰⵔ ⵜⵏ ⵜⵙⵙⵉⴷⴷⵉⴷ ⵜⵎⵙⵙⵓⴳⵓⵔⵜ.',
  },
  two_households: {
    ar: 'الطفل مسجل في أسرتين؛ تتحقق المصلحة من ذلك.',
    fr: 'L’enfant est inscrit dans deux ménages ; le bureau vérifie.',
    zgh: 'ⵉⵜⵜⵓⵣⵎⵎⴻⵎ ⵓⴼⵔⵓⵅ ⴳ ⵙⵏⴰⵜ ⵜⵡⴰⵛⵓⵏⵉⵏ.',
  },
  invalid_cin: {
    ar: 'رقم البطاقة الوطنية غير صحيح.',
    fr: 'Le numéro de carte d’identité n’est pas valable.',
    zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⴽⴰⵔⴹⴰ ⵓⵔ ⵉⵖⵜⵉⵏ.',
  },
  shared_phone: {
    ar: 'رقم الهاتف مسجل لأسرة أخرى.',
    fr: 'Le numéro de téléphone est aussi celui d’un autre ménage.',
    zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⵍⵉⴼⵓⵏ ⵉⴳⴰ ⵡⵉⵏ ⵜⵡⴰⵛⵓⵏⵜ ⵢⴰⴹⵏ.',
  },
  invalid_phone: {
    ar: 'رقم الهاتف غير صحيح.',
    fr: 'Le numéro de téléphone n’est pas valable.',
    zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⵍⵉⴼⵓⵏ ⵓⵔ ⵉⵖⵜⵉⵏ.',
  },
  unknown_network: {
    ar: 'شبكة الأداء غير معروفة.',
    fr: 'Le réseau de paiement n’est pas connu.',
    zgh: 'ⴰⵥⵟⵟⴰ ⵏ ⵓⴼⵔⵉ ⵓⵔ ⵉⵜⵜⵓⵙⵙⵏ.',
  },
  no_phone: {
    ar: 'لا يوجد رقم هاتف.',
    fr: 'Il manque un numéro de téléphone.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵟⵟⵓⵏ ⵏ ⵜⵍⵉⴼⵓⵏ.',
  },
  invalid_massar: {
    ar: 'رقم مسار غير صحيح.',
    fr: 'Le numéro MASSAR n’est pas valable.',
    zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵎⴰⵙⴰⵔ ⵓⵔ ⵉⵖⵜⵉⵏ.',
  },
  unknown_grade: {
    ar: 'مستوى دراسي لا يشمله الدعم.',
    fr: 'Ce niveau scolaire n’est pas aidé.',
    zgh: 'ⴰⵙⵡⵉⵔ ⴰⴷ ⵓⵔ ⵜ ⵜⵓⵎⵥ ⵜⵡⵉⵙⵉ.',
  },
  unknown_household: {
    ar: 'الأسرة غير مدرجة في اللائحة.',
    fr: 'Le ménage n’est pas dans la liste.',
    zgh: 'ⵜⴰⵡⴰⵛⵓⵏⵜ ⵓⵔ ⵜⵍⵍⵉ ⴳ ⵜⵍⴳⴰⵎⵜ.',
  },
  balance_ceiling: {
    ar: 'بلغ حسابكم سقفه: ارفعوا السقف.',
    fr: 'Votre compte est à son plafond : augmentez-le.',
    zgh: 'ⵉⴽⵎⵍ ⵓⵎⵉⴹⴰⵏ ⵏⵏⴽ: ⵙⵙⴰⵍⵉ ⴰⵙⵡⵉⵔ.',
  },
  other: {
    ar: 'تنظر المصلحة في الملف.',
    fr: 'Le bureau examine le dossier.',
    zgh: 'ⴰⵔ ⵜⵙⵎⵓⵇⵇⵓⵍ ⵜⵎⵙⵙⵓⴳⵓⵔⵜ ⴳ ⵓⵙⴷⴰⵡ.',
  },
});

export function reasonIn(texts: (typeof reasonTexts)['fr'], reason: string): string {
  return reason in texts ? texts[reason as keyof typeof texts] : texts.other;
}
