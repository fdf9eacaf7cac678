import { errorTable } from '@hanout/errors';

export const APPOINTMENT_ERRORS = errorTable({
  'identity.no_such_appointment': {
    kind: 'not_found',
    text: {
      en: 'There is no such person here.',
      fr: 'Il n’y a pas cette personne ici.',
      ar: 'لا يوجد هذا الشخص هنا.',
    },
  },
  'identity.appointment_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This invitation’s id was used with other content.',
      fr: 'L’identifiant de cette invitation a déjà servi avec un autre contenu.',
      ar: 'سبق استعمال معرف هذه الدعوة بمحتوى آخر.',
    },
  },
  'identity.already_appointed': {
    kind: 'conflict',
    text: {
      en: 'This number is appointed here already.',
      fr: 'Ce numéro est déjà inscrit ici.',
      ar: 'هذا الرقم مسجل هنا من قبل.',
    },
  },
  'identity.too_many_appointed': {
    kind: 'refused',
    text: {
      en: 'No more people can be appointed here.',
      fr: 'On ne peut plus inscrire personne ici.',
      ar: 'لا يمكن تسجيل أشخاص آخرين هنا.',
    },
  },
});
