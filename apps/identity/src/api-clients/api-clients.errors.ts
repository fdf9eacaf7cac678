import { errorTable } from '@hanout/errors';

export const API_CLIENTS_ERRORS = errorTable({
  'identity.no_such_client': {
    kind: 'not_found',
    text: {
      en: 'There is no such API client.',
      fr: 'Ce client de l’API n’existe pas.',
      ar: 'لا يوجد عميل برمجي بهذا الرقم.',
    },
  },
  'identity.client_known': {
    kind: 'conflict',
    text: {
      en: 'An API client with this name or id exists already.',
      fr: 'Un client de l’API avec ce nom ou cet identifiant existe déjà.',
      ar: 'يوجد عميل برمجي بهذا الاسم أو المعرف.',
    },
  },
  'identity.client_changed': {
    kind: 'conflict',
    text: {
      en: 'The API client is no longer as it was when this was proposed; look again and propose anew.',
      fr: 'Le client de l’API a changé depuis la proposition ; vérifiez et proposez à nouveau.',
      ar: 'تغير العميل البرمجي منذ تقديم المقترح، المرجو التحقق وتقديم مقترح جديد.',
    },
  },
  'identity.client_network': {
    kind: 'invalid',
    text: {
      en: 'An API client with the role network names its network.',
      fr: 'Un client de l’API qui a le rôle réseau indique son réseau.',
      ar: 'يجب أن يحدد العميل البرمجي الذي له دور شبكة اسم شبكته.',
    },
  },
  'identity.invalid_address_range': {
    kind: 'invalid',
    text: {
      en: 'Give addresses as 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32.',
      fr: 'Indiquez les adresses sous la forme 192.0.2.7, 192.0.2.0/24 ou 2001:db8::/32.',
      ar: 'اكتبوا العناوين على شكل 192.0.2.7 أو 192.0.2.0/24 أو 2001:db8::/32.',
    },
  },
  'identity.unknown_scope': {
    kind: 'invalid',
    text: {
      en: 'This scope covers nothing that the roles of the API client may do.',
      fr: 'Cette portée ne couvre rien de ce que permettent les rôles du client de l’API.',
      ar: 'هذا النطاق لا يشمل أي عملية تسمح بها أدوار العميل البرمجي.',
    },
  },
  'identity.expiry_past': {
    kind: 'invalid',
    text: {
      en: 'The expiry lies in the past.',
      fr: 'La date d’expiration est passée.',
      ar: 'تاريخ انتهاء الصلاحية قد مضى.',
    },
  },
  'identity.client_change_fields': {
    kind: 'invalid',
    text: {
      en: 'A new secret comes with its overlap, a new access with its limits, and other changes with neither.',
      fr: 'Un nouveau secret s’accompagne de son recouvrement, un nouvel accès de ses limites, les autres changements de rien.',
      ar: 'يرفق السر الجديد بمدة تداخله والولوج الجديد بحدوده، ولا ترفق التغييرات الأخرى بأي منهما.',
    },
  },
});
