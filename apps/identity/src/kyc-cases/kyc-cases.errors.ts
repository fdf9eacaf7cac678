import { errorTable } from '@hanout/errors';

export const KYC_CASES_ERRORS = errorTable({
  'identity.unknown_kyc_case': {
    kind: 'not_found',
    text: { en: 'There is no such case.', fr: 'Ce dossier n’existe pas.', ar: 'لا يوجد ملف بهذا الرقم.' },
  },
  'identity.unknown_kyc_wallet': {
    kind: 'not_found',
    text: {
      en: 'There is no such wallet.',
      fr: 'Ce portefeuille n’existe pas.',
      ar: 'لا توجد محفظة بهذا الرقم.',
    },
  },
  'identity.kyc_case_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This id belongs to another case.',
      fr: 'Cet identifiant appartient à un autre dossier.',
      ar: 'هذا المعرف يعود إلى ملف آخر.',
    },
  },
  'identity.kyc_case_open_already': {
    kind: 'conflict',
    text: {
      en: 'A case for this wallet is open already.',
      fr: 'Un dossier est déjà ouvert pour ce portefeuille.',
      ar: 'هناك ملف مفتوح لهذه المحفظة من قبل.',
    },
  },
  'identity.kyc_tier_not_higher': {
    kind: 'refused',
    text: {
      en: 'The wallet has this tier or a higher one already.',
      fr: 'Le portefeuille a déjà ce palier ou un palier supérieur.',
      ar: 'المحفظة في هذا المستوى أو في مستوى أعلى من قبل.',
    },
  },
  'identity.retail_agent_tier': {
    kind: 'refused',
    text: {
      en: 'A retail agent opens wallets of the first tier only; a principal agent opens the others.',
      fr: 'Un agent détaillant n’ouvre que le premier palier ; un agent principal ouvre les autres.',
      ar: 'الوكيل بالتقسيط لا يفتح إلا المستوى الأول، والوكيل الرئيسي يفتح المستويات الأخرى.',
    },
  },
  'identity.evidence_missing': {
    kind: 'refused',
    text: {
      en: 'Documents that this tier asks for are still missing.',
      fr: 'Il manque encore des pièces que ce palier demande.',
      ar: 'ما زالت تنقص وثائق يتطلبها هذا المستوى.',
    },
  },
  'identity.kyc_case_moved_on': {
    kind: 'conflict',
    text: {
      en: 'The case is at another stage now; read it again.',
      fr: 'Le dossier a changé d’étape ; relisez-le.',
      ar: 'انتقل الملف إلى مرحلة أخرى، المرجو قراءته من جديد.',
    },
  },
  'identity.kyc_reason_unfit': {
    kind: 'invalid',
    text: {
      en: 'This reason does not go with this outcome.',
      fr: 'Ce motif ne convient pas à cette décision.',
      ar: 'هذا السبب لا يناسب هذا القرار.',
    },
  },
  'identity.kyc_last_word': {
    kind: 'refused',
    text: {
      en: 'An escalated case is to be decided here.',
      fr: 'Un dossier transmis doit être tranché ici.',
      ar: 'الملف المحال يجب البت فيه هنا.',
    },
  },
});
