import { defineMessages } from '@hanout/i18n';

export const payTexts = defineMessages({
  title: { ar: 'أداء', fr: 'Payer', zgh: 'ⴼⵔⵓ' },
  supplier: { ar: 'أداء لمورد', fr: 'Payer un fournisseur', zgh: 'ⴼⵔⵓ ⵉ ⵓⵎⵙⵙⵉⵡⴹ' },
  byNumber: { ar: 'أو برقم هاتفه', fr: 'Ou par son numéro', zgh: 'ⵏⵖⴷ ⵙ ⵓⵟⵟⵓⵏ ⵏⵏⵙ' },
  scan: { ar: 'مسح الرمز', fr: 'Scanner le code', zgh: 'ⵙⵙⴽⵏ ⵉ ⵜⴽⴰⵎⵉⵕⴰ' },
  aim: {
    ar: 'وجهوا الكاميرا نحو رمز المتجر',
    fr: 'Visez le code du commerce',
    zgh: 'ⵙⵡⴰⵍⴰ ⵜⴽⴰⵎⵉⵕⴰ ⵙ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵃⴰⵏⵓⵜ',
  },
  noCamera: {
    ar: 'لا يمكن استعمال الكاميرا: اكتبوا رمز المتجر.',
    fr: 'La caméra n’est pas disponible : tapez le code du commerce.',
    zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⴽⴰⵎⵉⵕⴰ: ⴰⵔⴰ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵃⴰⵏⵓⵜ.',
  },
  code: { ar: 'رمز المتجر', fr: 'Code du commerce', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵃⴰⵏⵓⵜ' },
  codeHint: { ar: 'مثل M00003', fr: 'Par exemple M00003', zgh: 'ⵣⵓⵏⴷ M00003' },
  unknownCode: {
    ar: 'هذا ليس رمز متجر.',
    fr: 'Ce n’est pas le code d’un commerce.',
    zgh: 'ⵜⴰⴷ ⵓⵔ ⵜⴳⵉ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵃⴰⵏⵓⵜ.',
  },
  next: { ar: 'متابعة', fr: 'Continuer', zgh: 'ⴹⴼⵕ' },
  amount: { ar: 'المبلغ بالدرهم', fr: 'Montant en DH', zgh: 'ⴰⵜⵉⴳ ⵙ ⵉⴷⵔⵀⵎⵏ' },
  badAmount: {
    ar: 'اكتبوا مبلغا أكبر من الصفر، بسنتيمين على الأكثر.',
    fr: 'Tapez un montant supérieur à zéro, deux décimales au plus.',
    zgh: 'ⴰⵔⴰ ⴰⵜⵉⴳ ⵢⵓⴳⴰⵔⵏ ⴰⵎⵢⴰ.',
  },
  to: { ar: 'إلى', fr: 'À', zgh: 'ⵉ' },
  place: { ar: 'المكان', fr: 'Lieu', zgh: 'ⴰⴷⵖⴰⵔ' },
  price: { ar: 'المبلغ', fr: 'Montant', zgh: 'ⴰⵜⵉⴳ' },
  fee: { ar: 'الرسوم', fr: 'Frais', zgh: 'ⵉⵣⵔⴼⴰⵏ' },
  total: { ar: 'ستؤدون', fr: 'Vous payez', zgh: 'ⵔⴰⴷ ⵜⴼⵔⵓⴷ' },
  confirm: { ar: 'أداء', fr: 'Payer', zgh: 'ⴼⵔⵓ' },
  underWay: { ar: '{amount} إلى {name}', fr: '{amount} à {name}', zgh: '{amount} ⵉ {name}' },
  paid: {
    ar: 'تم الأداء: {amount} إلى {name}.',
    fr: 'Payé : {amount} à {name}.',
    zgh: 'ⵉⵜⵜⵓⴼⵔⵓ: {amount} ⵉ {name}.',
  },
  reference: { ar: 'المرجع', fr: 'Référence', zgh: 'ⴰⵙⴰⵖⵓⵍ' },
  feePaid: { ar: 'الرسوم المؤداة', fr: 'Frais payés', zgh: 'ⵉⵣⵔⴼⴰⵏ ⵉⵜⵜⵓⴼⵔⴰⵏ' },
  home: { ar: 'الحساب', fr: 'Retour au compte', zgh: 'ⴰⵖⵓⵍ ⵙ ⵓⵎⵉⴹⴰⵏ' },
});
