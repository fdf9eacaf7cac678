import { errorTable } from '@hanout/errors';

export const REPORT_ERRORS = errorTable({
  'settlement.report_unreadable': {
    kind: 'invalid',
    text: {
      en: 'Line {line} of the report cannot be read.',
      fr: 'La ligne {line} du rapport est illisible.',
      ar: 'السطر {line} من التقرير غير مقروء.',
    },
  },
  'settlement.report_day_wrong': {
    kind: 'invalid',
    text: {
      en: 'A report is of a day that exists and has begun.',
      fr: 'Un rapport porte sur un jour qui existe et qui a commencé.',
      ar: 'يخص التقرير يوما موجودا قد بدأ.',
    },
  },
  'settlement.report_line_twice': {
    kind: 'invalid',
    text: {
      en: 'The report names {reference} more than once.',
      fr: 'Le rapport cite {reference} plus d’une fois.',
      ar: 'يذكر التقرير {reference} أكثر من مرة.',
    },
  },
  'settlement.report_reused': {
    kind: 'conflict',
    text: {
      en: 'The network has reported something else before: {reference}.',
      fr: 'Le réseau a déjà communiqué autre chose : {reference}.',
      ar: 'سبق للشبكة أن بلغت شيئا آخر: {reference}.',
    },
  },
});
