import { errorTable } from '@hanout/errors';

/** Why one person of an enrolment is refused; the neighbours are not. */
export const ENROLMENT_ERRORS = errorTable({
  'identity.invalid_phone': {
    kind: 'invalid',
    text: {
      en: 'This is not a Moroccan mobile number.',
      fr: 'Ce n’est pas un numéro de mobile marocain.',
      ar: 'هذا ليس رقم هاتف محمول مغربيا.',
    },
  },
  'identity.invalid_cin': {
    kind: 'invalid',
    text: {
      en: 'This is not an identity card number.',
      fr: 'Ce n’est pas un numéro de carte d’identité.',
      ar: 'هذا ليس رقم بطاقة تعريف وطنية.',
    },
  },
  'identity.invalid_reference': {
    kind: 'invalid',
    text: {
      en: 'A register number is not well formed.',
      fr: 'Un numéro de registre est mal formé.',
      ar: 'أحد أرقام السجلات غير صحيح.',
    },
  },
  'identity.invalid_ice': {
    kind: 'invalid',
    text: {
      en: 'This is not a common enterprise identifier (ICE).',
      fr: 'Ce n’est pas un identifiant commun de l’entreprise (ICE).',
      ar: 'هذا ليس تعريفا موحدا للمقاولة.',
    },
  },
  'identity.enrolment_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This enrolment id was used with other content.',
      fr: 'Cet identifiant d’inscription a déjà servi avec un autre contenu.',
      ar: 'سبق استعمال معرف التسجيل هذا بمحتوى آخر.',
    },
  },
  'identity.phone_taken': {
    kind: 'conflict',
    text: {
      en: 'This phone number belongs to another person.',
      fr: 'Ce numéro de téléphone appartient à une autre personne.',
      ar: 'رقم الهاتف هذا يخص شخصا آخر.',
    },
  },
  'identity.reference_taken': {
    kind: 'conflict',
    text: {
      en: 'This register number belongs to another person.',
      fr: 'Ce numéro de registre appartient à une autre personne.',
      ar: 'رقم السجل هذا يخص شخصا آخر.',
    },
  },
  'identity.merchant_code_taken': {
    kind: 'conflict',
    text: {
      en: 'This merchant code belongs to another shop.',
      fr: 'Ce code marchand appartient à un autre commerce.',
      ar: 'رمز التاجر هذا يخص متجرا آخر.',
    },
  },
  'identity.merchant_wallet_taken': {
    kind: 'conflict',
    text: {
      en: 'This person already has a shop’s wallet in this network.',
      fr: 'Cette personne a déjà un portefeuille marchand dans ce réseau.',
      ar: 'لهذا الشخص محفظة تاجر في هذه الشبكة من قبل.',
    },
  },
  'identity.wallet_not_opened': {
    kind: 'refused',
    text: {
      en: 'The wallet could not be opened.',
      fr: 'Le portefeuille n’a pas pu être ouvert.',
      ar: 'تعذر فتح المحفظة.',
    },
  },
});

export type EnrolmentRefusal = keyof typeof ENROLMENT_ERRORS.entries;
