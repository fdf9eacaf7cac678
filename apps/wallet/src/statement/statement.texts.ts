import { defineMessages } from '@hanout/i18n';

export const statementTexts = defineMessages({
  day: { ar: 'لائحة اليوم', fr: 'La journée', zgh: 'ⴰⵙⵙ' },
  month: { ar: 'الشهر', fr: 'Le mois', zgh: 'ⴰⵢⵢⵓⵔ' },
  year: { ar: 'السنة الضريبية', fr: 'L’année fiscale', zgh: 'ⴰⵙⴳⴳⵯⴰⵙ' },
  chooseDay: { ar: 'اليوم', fr: 'Jour', zgh: 'ⴰⵙⵙ' },
  opening: { ar: 'في البداية', fr: 'Au début', zgh: 'ⴳ ⵜⵉⵣⵡⵉⵔⵉ' },
  moneyIn: { ar: 'المداخيل', fr: 'Entrées', zgh: 'ⵉⴽⵛⵎⵏ' },
  moneyOut: { ar: 'المصاريف', fr: 'Sorties', zgh: 'ⵉⴼⴼⵖⵏ' },
  fees: { ar: 'منها الرسوم', fr: 'dont frais', zgh: 'ⵙⴳⵙⵏ ⵜⴰⵖⵔⴰⴷⵜ' },
  closing: { ar: 'في النهاية', fr: 'À la fin', zgh: 'ⴳ ⵜⴳⵉⵔⴰ' },
  operations: {
    ar: {
      zero: 'لا شيء في هذا اليوم',
      one: 'عملية واحدة',
      two: 'عمليتان',
      few: '{count} عمليات',
      many: '{count} عملية',
      other: '{count} عملية',
    },
    fr: { one: '{count} opération', other: '{count} opérations' },
    zgh: { one: '{count} ⵜⵎⵀⵍⵜ', other: '{count} ⵜⵎⵀⵍⵉⵏ' },
  },
  lastSeen: {
    ar: 'آخر العمليات المحفوظة في هذا الهاتف',
    fr: 'Dernières opérations gardées dans ce téléphone',
    zgh: 'ⵜⵉⵎⵀⵍⵉⵏ ⵜⵉⵎⴳⴳⵓⵔⴰ ⵉⵍⵍⴰⵏ ⴳ ⵜⵍⵉⴼⵓⵏ ⴰⴷ',
  },
  pdf: { ar: 'تحميل PDF', fr: 'Télécharger en PDF', zgh: 'ⴰⴳⵎ PDF' },
  csv: { ar: 'تحميل CSV', fr: 'Télécharger en CSV', zgh: 'ⴰⴳⵎ CSV' },
  byPart: { ar: 'بالتفصيل', fr: 'En détail', zgh: 'ⵙ ⵓⵙⴼⵔⵓ' },
  sales: { ar: 'المبيعات عبر الهاتف', fr: 'Ventes par téléphone', zgh: 'ⵉⵣⵏⵣⴰⵏ ⵙ ⵜⵍⵉⴼⵓⵏ' },
  refunds: { ar: 'المبالغ المرجعة', fr: 'Remboursements', zgh: 'ⵜⵉⵔⴰⵔⵉⵡⵉⵏ' },
  turnover: { ar: 'رقم المعاملات عبر الهاتف', fr: 'Chiffre d’affaires par téléphone', zgh: 'ⴰⴳⵔⴰⵡ ⵙ ⵜⵍⵉⴼⵓⵏ' },
  reliefInForce: {
    ar: 'لا يدخل رقم المعاملات هذا في أساس الضريبة على الدخل ولا في حساب حدودها.',
    fr: 'Ce chiffre d’affaires n’est pas pris en compte pour l’impôt sur le revenu, ni pour ses seuils.',
    zgh: 'ⵓⵔ ⵉⵜⵜⵓⵙⵙⵉⵟⵏ ⵓⴳⵔⴰⵡ ⴰⴷ ⴳ ⵜⵡⵉⵣⵉ.',
  },
  reliefNoneKnown: {
    ar: 'لا تعرف أي قاعدة إعفاء لهذه السنة: المرجو الاستعلام لدى إدارة الضرائب.',
    fr: 'Aucune règle d’allègement n’est connue pour cette année : renseignez-vous auprès de l’administration fiscale.',
    zgh: 'ⵓⵔ ⵉⵜⵜⵢⴰⵙⵙⵏ ⴽⵔⴰ ⵏ ⵓⵍⵓⴳⵏ ⵏ ⵓⵙⴳⴳⵯⴰⵙ ⴰⴷ: ⵙⵇⵙⴰ ⵜⴰⵎⵀⵍⴰ ⵏ ⵜⵡⵉⵣⵉ.',
  },
  source: { ar: 'المصدر', fr: 'Source', zgh: 'ⴰⵖⴱⴰⵍⵓ' },
});
