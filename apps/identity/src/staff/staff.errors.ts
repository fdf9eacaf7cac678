import { errorTable } from '@hanout/errors';

export const STAFF_ERRORS = errorTable({
  'identity.no_such_staff': {
    kind: 'not_found',
    text: {
      en: 'There is no such member of staff.',
      fr: 'Ce membre du personnel n’existe pas.',
      ar: 'لا يوجد مستخدم بهذا الرقم.',
    },
  },
  'identity.no_such_organisation': {
    kind: 'invalid',
    text: {
      en: 'There is no such organisation.',
      fr: 'Cette organisation n’existe pas.',
      ar: 'لا توجد هيئة بهذا الرقم.',
    },
  },
  'identity.staff_known': {
    kind: 'conflict',
    text: {
      en: 'This person, user name or id is in the register of staff already.',
      fr: 'Cette personne, ce nom d’utilisateur ou cet identifiant figure déjà au registre du personnel.',
      ar: 'هذا الشخص أو اسم المستخدم أو المعرف مسجل من قبل في سجل المستخدمين.',
    },
  },
  'identity.staff_cin_invalid': {
    kind: 'invalid',
    text: {
      en: 'This is not the number of an identity card.',
      fr: 'Ceci n’est pas un numéro de carte d’identité.',
      ar: 'هذا ليس رقم بطاقة تعريف وطنية.',
    },
  },
  'identity.roles_with_change': {
    kind: 'invalid',
    text: {
      en: 'Roles are given with a change of roles, and with no other change.',
      fr: 'Les rôles accompagnent un changement de rôles, et aucun autre changement.',
      ar: 'تحدد الأدوار عند تغيير الأدوار فقط.',
    },
  },
  'identity.staff_changed': {
    kind: 'conflict',
    text: {
      en: 'The member of staff is no longer as they were when this was proposed; look again and propose anew.',
      fr: 'La situation de cette personne a changé depuis la proposition ; vérifiez et proposez à nouveau.',
      ar: 'تغيرت وضعية هذا المستخدم منذ تقديم المقترح، المرجو التحقق وتقديم مقترح جديد.',
    },
  },
  'identity.last_administrators': {
    kind: 'refused',
    text: {
      en: 'Two administrators in service must remain: with fewer, nothing could be approved.',
      fr: 'Il doit rester deux administrateurs en fonction : à moins, rien ne pourrait être approuvé.',
      ar: 'يجب أن يبقى مسؤولان اثنان على الأقل: بأقل من ذلك لا يمكن الموافقة على أي شيء.',
    },
  },
});
