import type { AgentBar } from '@hanout/contracts';
import { errorTable } from '@hanout/errors';

/** What is refused at a counter, and to staff who replace a voucher’s code. */
export const VOUCHER_ERRORS = errorTable({
  'programmes.agent_without_mandate': {
    kind: 'forbidden',
    text: {
      en: 'This agent does not pay out for this network.',
      fr: 'Cet agent ne paie pas pour ce réseau.',
      ar: 'هذا الوكيل لا يؤدي لحساب هذه الشبكة.',
    },
  },
  'programmes.agent_suspended': {
    kind: 'forbidden',
    text: {
      en: 'This agent is suspended by its network.',
      fr: 'Cet agent est suspendu par son réseau.',
      ar: 'هذا الوكيل موقوف من طرف شبكته.',
    },
  },
  'programmes.float_not_ready': {
    kind: 'unavailable',
    text: {
      en: 'The agent’s float is not open yet.',
      fr: 'Le compte de l’agent n’est pas encore ouvert.',
      ar: 'حساب الوكيل لم يفتح بعد.',
    },
  },
  'programmes.code_mistyped': {
    kind: 'invalid',
    text: {
      en: 'This code is mistyped: check its digits.',
      fr: 'Ce code est mal saisi : vérifiez ses chiffres.',
      ar: 'الرمز مكتوب بشكل خاطئ، تحقق من أرقامه.',
    },
  },
  'programmes.unknown_code': {
    kind: 'not_found',
    text: {
      en: 'There is no voucher with this code.',
      fr: 'Aucun bon ne porte ce code.',
      ar: 'لا توجد قسيمة بهذا الرمز.',
    },
  },
  'programmes.code_replaced': {
    kind: 'refused',
    text: {
      en: 'This code was replaced by another and is good no more.',
      fr: 'Ce code a été remplacé par un autre et ne vaut plus.',
      ar: 'تم تعويض هذا الرمز بآخر ولم يعد صالحا.',
    },
  },
  'programmes.too_many_tries': {
    kind: 'too_many',
    text: {
      en: 'Too many wrong codes at this counter; try again later.',
      fr: 'Trop de codes erronés à ce guichet ; réessayez plus tard.',
      ar: 'رموز خاطئة كثيرة في هذا الشباك، المرجو إعادة المحاولة لاحقا.',
    },
  },
  'programmes.voucher_redeemed': {
    kind: 'refused',
    text: {
      en: 'This voucher is already redeemed.',
      fr: 'Ce bon a déjà été payé.',
      ar: 'تم صرف هذه القسيمة من قبل.',
    },
  },
  'programmes.voucher_expired': {
    kind: 'refused',
    text: {
      en: 'This voucher has expired; the programme can issue it again.',
      fr: 'Ce bon a expiré ; le programme peut l’émettre à nouveau.',
      ar: 'انتهت صلاحية هذه القسيمة، ويمكن للبرنامج إصدارها من جديد.',
    },
  },
  'programmes.voucher_cancelled': {
    kind: 'refused',
    text: {
      en: 'This voucher is cancelled.',
      fr: 'Ce bon est annulé.',
      ar: 'هذه القسيمة ملغاة.',
    },
  },
  'programmes.voucher_locked': {
    kind: 'refused',
    text: {
      en: 'This voucher is locked after wrong amounts; the programme gives it a new code.',
      fr: 'Ce bon est bloqué après des montants erronés ; le programme lui donne un nouveau code.',
      ar: 'هذه القسيمة محجوبة بعد مبالغ خاطئة، والبرنامج يمنحها رمزا جديدا.',
    },
  },
  'programmes.voucher_amount_differs': {
    kind: 'refused',
    text: {
      en: 'This voucher is not for this amount.',
      fr: 'Ce bon n’est pas de ce montant.',
      ar: 'هذه القسيمة ليست بهذا المبلغ.',
    },
  },
  'programmes.voucher_busy': {
    kind: 'conflict',
    text: {
      en: 'The ledger has not answered about this voucher yet; try again in a moment.',
      fr: 'Le grand livre n’a pas encore répondu sur ce bon ; réessayez dans un instant.',
      ar: 'لم يجب الدفتر بعد بشأن هذه القسيمة، المرجو إعادة المحاولة بعد قليل.',
    },
  },
  'programmes.voucher_changed': {
    kind: 'conflict',
    text: {
      en: 'This voucher has had a new code since; propose it again.',
      fr: 'Ce bon a reçu un nouveau code entre-temps ; refaites la proposition.',
      ar: 'حصلت هذه القسيمة على رمز جديد منذ ذلك، المرجو تقديم المقترح من جديد.',
    },
  },
  'programmes.unknown_voucher': {
    kind: 'not_found',
    text: {
      en: 'There is no voucher with this number.',
      fr: 'Aucun bon ne porte ce numéro.',
      ar: 'لا توجد قسيمة بهذا الرقم.',
    },
  },
  'programmes.redemption_refused': {
    kind: 'refused',
    text: {
      en: 'The ledger did not pay the voucher: {reason}. It is free again; use a new key.',
      fr: 'Le grand livre n’a pas payé le bon : {reason}. Il est de nouveau libre ; utilisez une nouvelle clé.',
      ar: 'لم يؤد الدفتر هذه القسيمة: {reason}. هي متاحة من جديد، استعملوا مفتاحا جديدا.',
    },
  },
  'programmes.key_reused': {
    kind: 'conflict',
    text: {
      en: 'This key was used for another redemption.',
      fr: 'Cette clé a servi pour un autre paiement de bon.',
      ar: 'هذا المفتاح استعمل لصرف آخر.',
    },
  },
});

export const BARS = {
  no_mandate: 'programmes.agent_without_mandate',
  tier_too_high: 'programmes.agent_without_mandate',
  suspended: 'programmes.agent_suspended',
} as const satisfies Record<AgentBar, string>;
