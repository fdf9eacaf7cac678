import { defineMessages } from '@hanout/i18n';

export const programmeTexts = defineMessages({
  title: { ar: 'دعم الأسرة', fr: 'Aides à la famille', zgh: 'ⵜⵉⵡⵉⵙⵉ ⵏ ⵜⵡⴰⵛⵓⵏⵜ' },
  nothing: {
    ar: 'لا دعم باسمكم في شبكتكم. إن كنتم من المستفيدين فاتصلوا بالمدرسة أو بوكيل.',
    fr: 'Aucune aide à votre nom dans votre réseau. Si vous y avez droit, parlez-en à l’école ou à un agent.',
    zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵡⵉⵙⵉ ⵙ ⵢⵉⵙⵎ ⵏⵏⴽ. ⵙⴰⵡⵍ ⴷ ⵜⵉⵏⵎⵍ ⵏⵖⴷ ⴰⵎⵓⵔⵉ.',
  },
  next: {
    ar: 'الأداء المقبل: من {from} إلى {until}',
    fr: 'Prochain paiement : du {from} au {until}',
    zgh: 'ⵓⴼⵔⵉ ⴷ ⵉⵜⴷⴷⵓⵏ: ⵙⴳ {from} ⴰⵔ {until}',
  },
  noDate: {
    ar: 'لم يعلن بعد عن تاريخ الأداء المقبل.',
    fr: 'La date du prochain paiement n’est pas encore annoncée.',
    zgh: 'ⵓⵔ ⵜⴰ ⵉⵜⵜⵓⵙⵙⵏ ⵡⴰⵙⵙ ⵏ ⵓⴼⵔⵉ ⴷ ⵉⵜⴷⴷⵓⵏ.',
  },
  announced: { ar: 'مقرر، لم يؤد بعد', fr: 'Accordée, pas encore payée', zgh: 'ⵜⵜⵓⵇⴱⵍ, ⵓⵔ ⵜⴰ ⵜⴼⵔⵉ' },
  paid: { ar: 'أدي', fr: 'Payée', zgh: 'ⵜⵜⵓⴼⵔⵓ' },
  returned: { ar: 'لم يمكن أداؤه', fr: 'N’a pas pu être payée', zgh: 'ⵓⵔ ⵜⵣⵎⵉⵔ ⴰⴷ ⵜⵜⵓⴼⵔⵓ' },
  held: { ar: 'في انتظار التحقق', fr: 'En attente de vérification', zgh: 'ⴰⵔ ⵜⵜⵇⵇⵍ ⴰⵙⵙⵉⴷⴷ' },
  nothing_due: { ar: 'لا مبلغ مستحق', fr: 'Rien à payer', zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵎⴰ ⵔⴰⴷ ⵉⵜⵜⵓⴼⵔⵓ' },
  byVoucher: {
    ar: 'بقسيمة تصرف عند أي وكيل',
    fr: 'Par un bon, payé chez tout agent',
    zgh: 'ⵙ ⵜⴼⵔⴰⵢⵜ ⴳ ⴷⴰⵔ ⴽⵓ ⴰⵎⵓⵔⵉ',
  },
  child: { ar: 'تلميذ', fr: 'Élève', zgh: 'ⴰⵏⵍⵎⴰⴷ' },
  grade: { ar: 'المستوى', fr: 'Niveau', zgh: 'ⴰⵙⵡⵉⵔ' },
  notPaid: { ar: 'لم يؤد', fr: 'Non payé', zgh: 'ⵓⵔ ⵉⵜⵜⵓⴼⵔⵉ' },
  unpaid_absence: {
    ar: '{absences} غيابات، والمسموح {max}',
    fr: '{absences} absences, {max} permises',
    zgh: '{absences} ⵏ ⵓⴱⴰⵢⵏⵏ, {max} ⴰⵢⴷ ⵉⵜⵜⵓⴼⴽⴰⵏ',
  },
  held_no_report: {
    ar: 'لم ترسل المدرسة تقرير الغياب.',
    fr: 'L’école n’a pas envoyé le relevé d’absences.',
    zgh: 'ⵓⵔ ⴷ ⵜⵓⵣⵉⵏ ⵜⵉⵏⵎⵍ ⴰⵏⵇⵇⵉⵙ ⵏ ⵓⴱⴰⵢⵏⵏ.',
  },
  complain: { ar: 'هذا خطأ', fr: 'C’est une erreur', zgh: 'ⵜⴰⴷ ⵜⴳⴰ ⵜⴰⵣⴳⵍⵜ' },
  waits: {
    ar: 'شكاية، الجواب قبل {due}',
    fr: 'Réclamation, réponse avant le {due}',
    zgh: 'ⴰⵙⵎⴰⵔⵙ, ⵜⴰⵎⵔⴰⵔⵓⵜ ⴷⴰⵜ ⵏ {due}',
  },
  late: {
    ar: 'كان يجب الجواب قبل {due}. يمكنكم اللجوء إلى الوزارة.',
    fr: 'La réponse était due le {due}. Vous pouvez vous adresser au ministère.',
    zgh: 'ⵜⴰⵎⵔⴰⵔⵓⵜ ⵜⵍⵍⴰ ⵙ {due}. ⵜⵣⵎⵔⴷ ⴰⴷ ⵜⵙⴰⵡⵍⴷ ⴷ ⵜⵎⴰⵡⴰⵙⵜ.',
  },
  answered: { ar: 'الجواب:', fr: 'Réponse :', zgh: 'ⵜⴰⵎⵔⴰⵔⵓⵜ:' },
});
