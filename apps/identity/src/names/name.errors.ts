import { errorTable } from '@hanout/errors';

/** Why a name is not taken that others will see. */
export const NAME_ERRORS = errorTable({
  'identity.blank_name': {
    kind: 'invalid',
    text: { en: 'A name is missing.', fr: 'Un nom manque.', ar: 'الاسم ناقص.' },
  },
  'identity.invalid_name_script': {
    kind: 'invalid',
    text: {
      en: 'This name is not written in its script: Arabic, Latin or Tifinagh.',
      fr: 'Ce nom n’est pas écrit dans son alphabet : arabe, latin ou tifinagh.',
      ar: 'هذا الاسم غير مكتوب بحروفه: العربية أو اللاتينية أو تيفيناغ.',
    },
  },
  'identity.name_misleading': {
    kind: 'invalid',
    text: {
      en: 'This name could mislead. Write it in letters of one script, without amounts, signs or words that vouch for it.',
      fr: 'Ce nom pourrait tromper. Écrivez-le en lettres d’un seul alphabet, sans montant, sans signe ni mot qui s’en porte garant.',
      ar: 'هذا الاسم قد يوهم من يقرأه. اكتبوه بحروف أبجدية واحدة، دون مبلغ أو رمز أو كلمة تزكيه.',
    },
  },
});

export type NameRefusal = keyof typeof NAME_ERRORS.entries;
