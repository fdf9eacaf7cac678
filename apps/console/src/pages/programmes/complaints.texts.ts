import { defineMessages } from '@hanout/i18n';

export const complaintTexts = defineMessages({
  complaints: { ar: 'شكايات الأسر', fr: 'Réclamations des familles', zgh: 'ⵉⵙⵎⵔⵇⵇⵏ ⵏ ⵜⵡⵊⵉⵡⵉⵏ' },
  shown: { ar: 'ما يعرض', fr: 'Ce qui est montré', zgh: 'ⵎⴰⵢⴷ ⵉⵜⵜⵓⵙⵎⴰⵍⵏ' },
  all: { ar: 'كل الشكايات', fr: 'Toutes', zgh: 'ⴰⴽⴽⵯ ⵉⵙⵎⵔⵇⵇⵏ' },
  waiting: { ar: 'تنتظر جوابا', fr: 'Attendent une réponse', zgh: 'ⵜⵜⵇⵇⵍⵏ ⴰⵎⵔⴰⵔⴰ' },
  overdue: { ar: 'تجاوزت الأجل', fr: 'Hors délai', zgh: 'ⵣⵔⵉⵏ ⴰⴽⵓⴷ' },
  soon: { ar: 'أجلها خلال يوم', fr: 'À répondre sous 24 h', zgh: 'ⴳ ⵢⴰⵏ ⵡⴰⵙⵙ' },
  answered: { ar: 'أجيب عنها', fr: 'Répondues', zgh: 'ⵜⵜⵓⵔⴰⵔⵏ' },
  clock: { ar: 'الأجل', fr: 'Délai', zgh: 'ⴰⴽⵓⴷ' },
  reason: { ar: 'الشكاية', fr: 'Objet', zgh: 'ⴰⵙⵏⵜⵍ' },
  words: { ar: 'بكلام الأسرة', fr: 'Les mots de la famille', zgh: 'ⴰⵡⴰⵍ ⵏ ⵜⵡⵊⴰ' },
  household: { ar: 'الأسرة', fr: 'Ménage', zgh: 'ⵜⴰⵡⵊⴰ' },
  child: { ar: 'التلميذ', fr: 'Élève', zgh: 'ⴰⵏⵍⵎⴰⴷ' },
  month: { ar: 'الشهر', fr: 'Mois', zgh: 'ⴰⵢⵢⵓⵔ' },
  opened: { ar: 'وردت في', fr: 'Reçue le', zgh: 'ⵜⵓⵡⴹ' },
  outcome: { ar: 'النتيجة', fr: 'Suite', zgh: 'ⵜⴰⵢⴰⴼⵓⵜ' },
  answer: { ar: 'الجواب', fr: 'Réponse', zgh: 'ⴰⵎⵔⴰⵔⴰ' },
  toAnswer: { ar: 'إجابة', fr: 'Répondre', zgh: 'ⵔⴰⵔ' },
});

export const reasonTexts = defineMessages({
  not_received: { ar: 'لم تصل الإعانة', fr: 'Aide non reçue', zgh: 'ⵓⵔ ⵜⵓⵡⵉⴹ ⵜⵡⵉⵙⵉ' },
  absences_wrong: { ar: 'الغياب غير صحيح', fr: 'Absences inexactes', zgh: 'ⵓⵔ ⵏⵏⵉⵛⴰⵏⵏ ⵉⵖⵉⴱⵏ' },
  amount_wrong: { ar: 'المبلغ غير صحيح', fr: 'Montant inexact', zgh: 'ⵓⵔ ⵉⵏⵏⵉⵛⵏ ⵓⵜⵉⴳ' },
  child_missing: { ar: 'طفل غير مسجل', fr: 'Enfant oublié', zgh: 'ⵉⵅⵚⵚⴰ ⵢⴰⵏ ⵓⵔⴱⴰ' },
  held_wrongly: { ar: 'تعليق بلا سبب', fr: 'Mise en attente injustifiée', zgh: 'ⴰⵙⴱⴷⴷⵉ ⴱⵍⴰ ⵜⴰⵎⵏⵜⵉⵍⵜ' },
  other: { ar: 'شيء آخر', fr: 'Autre chose', zgh: 'ⴽⵔⴰ ⵢⴰⴹⵏ' },
});

export const outcomeTexts = defineMessages({
  upheld: { ar: 'مقبولة، تسوى لاحقا', fr: 'Fondée, corrigée plus tard', zgh: 'ⵜⵜⵓⵇⴱⵍ' },
  rejected: { ar: 'غير مقبولة', fr: 'Non fondée', zgh: 'ⵜⵜⵓⴳⵢ' },
  passed_on: { ar: 'محالة على المدرسة أو السجل', fr: 'Transmise à l’école ou au registre', zgh: 'ⵜⵜⵓⵙⵙⴰⵍⵉ' },
});
