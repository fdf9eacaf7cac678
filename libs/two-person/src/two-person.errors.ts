import { errorTable } from '@hanout/errors';

export const TWO_PERSON_ERRORS = errorTable({
  'two-person.unknown_proposal': {
    kind: 'not_found',
    text: {
      en: 'There is no such proposal.',
      fr: 'Cette proposition n’existe pas.',
      ar: 'لا يوجد مقترح بهذا الرقم.',
    },
  },
  'two-person.id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id belongs to another proposal.',
      fr: 'Cet identifiant appartient à une autre proposition.',
      ar: 'هذا المعرف يعود إلى مقترح آخر.',
    },
  },
  'two-person.same_person': {
    kind: 'refused',
    text: {
      en: 'A proposal is decided by another person than the one who made it.',
      fr: 'Une proposition est tranchée par une autre personne que celle qui l’a faite.',
      ar: 'يجب أن يبت في المقترح شخص آخر غير من قدمه.',
    },
  },
  'two-person.concerns_yourself': {
    kind: 'refused',
    text: {
      en: 'You do not decide on what concerns yourself.',
      fr: 'Vous ne pouvez pas décider de ce qui vous concerne.',
      ar: 'لا يمكنكم البت فيما يخصكم شخصيا.',
    },
  },
  'two-person.not_the_maker': {
    kind: 'refused',
    text: {
      en: 'Only the person who made a proposal withdraws it.',
      fr: 'Seule la personne qui a fait une proposition peut la retirer.',
      ar: 'لا يسحب المقترح إلا من قدمه.',
    },
  },
  'two-person.expired': {
    kind: 'refused',
    text: {
      en: 'This proposal has expired; make it again.',
      fr: 'Cette proposition a expiré ; faites-la à nouveau.',
      ar: 'انتهت صلاحية هذا المقترح، المرجو تقديمه من جديد.',
    },
  },
  'two-person.already_decided': {
    kind: 'conflict',
    text: {
      en: 'This proposal is already decided or withdrawn.',
      fr: 'Cette proposition est déjà tranchée ou retirée.',
      ar: 'سبق البت في هذا المقترح أو تم سحبه.',
    },
  },
  'two-person.other_content': {
    kind: 'conflict',
    text: {
      en: 'What you looked at is not what was proposed; read the proposal again.',
      fr: 'Ce que vous avez examiné n’est pas ce qui a été proposé ; relisez la proposition.',
      ar: 'ما اطلعتم عليه ليس هو المقترح، المرجو قراءته من جديد.',
    },
  },
});
