import type { AgentBar } from '@hanout/contracts';
import { errorTable } from '@hanout/errors';

export const CASH_ERRORS = errorTable({
  'payments.agent_without_mandate': {
    kind: 'forbidden',
    text: {
      en: 'This agent does not do this for this network.',
      fr: 'Cet agent ne fait pas cette opération pour ce réseau.',
      ar: 'هذا الوكيل لا يقوم بهذه العملية لهذه الشبكة.',
    },
  },
  'payments.agent_suspended': {
    kind: 'forbidden',
    text: {
      en: 'This agent is suspended by its network.',
      fr: 'Cet agent est suspendu par son réseau.',
      ar: 'هذا الوكيل موقوف من طرف شبكته.',
    },
  },
  'payments.withdrawal_price_changed': {
    kind: 'conflict',
    text: {
      en: 'The price has changed meanwhile: look at it again.',
      fr: 'Le prix a changé entre-temps : regardez-le de nouveau.',
      ar: 'تغير الثمن في هذه الأثناء، راجعوه من جديد.',
    },
  },
  'payments.code_mistyped': {
    kind: 'invalid',
    text: {
      en: 'This code is mistyped: check its digits.',
      fr: 'Ce code est mal saisi : vérifiez ses chiffres.',
      ar: 'الرمز مكتوب بشكل خاطئ، تحقق من أرقامه.',
    },
  },
  'payments.unknown_code': {
    kind: 'not_found',
    text: {
      en: 'There is no such code.',
      fr: 'Ce code n’existe pas.',
      ar: 'لا يوجد رمز بهذه الأرقام.',
    },
  },
  'payments.code_over': {
    kind: 'refused',
    text: {
      en: 'This code was used, has expired or was taken back.',
      fr: 'Ce code a déjà servi, a expiré ou a été repris.',
      ar: 'هذا الرمز استعمل أو انتهت صلاحيته أو ألغي.',
    },
  },
  'payments.code_amount_differs': {
    kind: 'refused',
    text: {
      en: 'This code is not for this amount.',
      fr: 'Ce code n’est pas pour ce montant.',
      ar: 'هذا الرمز ليس لهذا المبلغ.',
    },
  },
  'payments.above_code_ceiling': {
    kind: 'refused',
    text: {
      en: 'This code is good for {ceiling} at most.',
      fr: 'Ce code vaut pour {ceiling} au plus.',
      ar: 'هذا الرمز صالح لمبلغ {ceiling} على الأكثر.',
    },
  },
  'payments.too_many_tries': {
    kind: 'too_many',
    text: {
      en: 'Too many wrong codes; try again later.',
      fr: 'Trop de codes erronés ; réessayez plus tard.',
      ar: 'رموز خاطئة كثيرة، المرجو إعادة المحاولة لاحقا.',
    },
  },
  'payments.too_many_codes_sent': {
    kind: 'too_many',
    text: {
      en: 'You have sent many codes to other phones; try again tomorrow.',
      fr: 'Vous avez envoyé beaucoup de codes à d’autres téléphones ; réessayez demain.',
      ar: 'أرسلت رموزا كثيرة إلى هواتف أخرى، المرجو إعادة المحاولة غدا.',
    },
  },
  'payments.not_cancellable': {
    kind: 'refused',
    text: {
      en: 'This operation is not completed, or it was undone already.',
      fr: 'Cette opération n’est pas aboutie, ou a déjà été annulée.',
      ar: 'هذه العملية لم تكتمل أو سبق إلغاؤها.',
    },
  },
  'payments.cancellation_over': {
    kind: 'refused',
    text: {
      en: 'It is too late to undo this operation.',
      fr: 'Il est trop tard pour annuler cette opération.',
      ar: 'فات أجل إلغاء هذه العملية.',
    },
  },
  'payments.other_network': {
    kind: 'refused',
    text: {
      en: 'This wallet is of another network; its own agents serve it.',
      fr: 'Ce portefeuille est d’un autre réseau ; ses agents le servent.',
      ar: 'هذه المحفظة تابعة لشبكة أخرى، ووكلاؤها هم من يخدمها.',
    },
  },
});

export const BARS = {
  no_mandate: 'payments.agent_without_mandate',
  tier_too_high: 'payments.agent_without_mandate',
  suspended: 'payments.agent_suspended',
} as const satisfies Record<AgentBar, string>;
