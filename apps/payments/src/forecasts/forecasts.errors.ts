import { errorTable } from '@hanout/errors';

export const FORECAST_ERRORS = errorTable({
  'payments.forecast_too_long': {
    kind: 'refused',
    text: {
      en: 'These are more than {max} rows: ask province by province.',
      fr: 'Il y a plus de {max} lignes : demandez province par province.',
      ar: 'هناك أكثر من {max} سطر: المرجو الطلب إقليما بإقليم.',
    },
  },
});
