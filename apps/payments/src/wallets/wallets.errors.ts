import { errorTable } from '@hanout/errors';

export const WALLET_ERRORS = errorTable({
  'payments.wallet_not_ready': {
    kind: 'unavailable',
    text: {
      en: 'This wallet is not ready yet; try again in a moment.',
      fr: 'Ce portefeuille n’est pas encore prêt ; réessayez dans un instant.',
      ar: 'هذه المحفظة ليست جاهزة بعد، المرجو إعادة المحاولة بعد لحظات.',
    },
  },
});
