import { errorTable } from '@hanout/errors';

export const FLOAT_ERRORS = errorTable({
  'payments.float_not_ready': {
    kind: 'unavailable',
    text: {
      en: 'This agent’s float is not ready yet; try again in a moment.',
      fr: 'Le compte de cet agent n’est pas encore prêt ; réessayez dans un instant.',
      ar: 'حساب هذا الوكيل ليس جاهزا بعد، المرجو إعادة المحاولة بعد لحظات.',
    },
  },
  'payments.unknown_float': {
    kind: 'not_found',
    text: {
      en: 'There is no such float.',
      fr: 'Ce compte d’agent n’existe pas.',
      ar: 'لا يوجد حساب وكيل بهذا الرقم.',
    },
  },
  'payments.low_marks_reused': {
    kind: 'conflict',
    text: {
      en: 'This id was used for other low marks.',
      fr: 'Cet identifiant a déjà servi pour d’autres seuils.',
      ar: 'سبق استعمال هذا الرقم لعتبات أخرى.',
    },
  },
  'payments.unknown_top_up': {
    kind: 'not_found',
    text: {
      en: 'There is no such top-up.',
      fr: 'Cet approvisionnement n’existe pas.',
      ar: 'لا توجد تغذية بهذا الرقم.',
    },
  },
  'payments.top_up_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id was used for another top-up.',
      fr: 'Cet identifiant a déjà servi pour un autre approvisionnement.',
      ar: 'سبق استعمال هذا الرقم لتغذية أخرى.',
    },
  },
  'payments.bank_reference_reused': {
    kind: 'conflict',
    text: {
      en: 'This bank deposit has filled a float already.',
      fr: 'Ce versement bancaire a déjà approvisionné un compte.',
      ar: 'سبق استعمال هذا الإيداع البنكي لتغذية حساب.',
    },
  },
  'payments.top_up_state': {
    kind: 'conflict',
    text: {
      en: 'This top-up is {state}: that cannot be done with it now.',
      fr: 'Cet approvisionnement est à l’état {state} : cette action n’est pas possible maintenant.',
      ar: 'حالة هذه التغذية {state}: لا يمكن القيام بهذا الإجراء الآن.',
    },
  },
  'payments.not_who_proposed': {
    kind: 'refused',
    text: {
      en: 'Only the person who proposed it withdraws it.',
      fr: 'Seule la personne qui l’a proposé peut le retirer.',
      ar: 'لا يسحبها إلا من اقترحها.',
    },
  },
  'payments.second_person_needed': {
    kind: 'refused',
    text: {
      en: 'Somebody else than the one who proposed it must decide on it.',
      fr: 'Une autre personne que celle qui l’a proposé doit en décider.',
      ar: 'يجب أن يبت فيه شخص آخر غير الذي اقترحه.',
    },
  },
});
