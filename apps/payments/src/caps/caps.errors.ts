import { errorTable } from '@hanout/errors';

export const CAP_ERRORS = errorTable({
  'payments.network_at_cap': {
    kind: 'refused',
    text: {
      en: 'No more can be paid out through this network for now; nothing was taken from your balance. Try again later.',
      fr: 'Ce réseau ne peut rien verser de plus pour l’instant ; rien n’a été prélevé sur votre solde. Réessayez plus tard.',
      ar: 'لا يمكن حاليا دفع المزيد عبر هذه الشبكة، ولم يُقتطع شيء من رصيدكم. المرجو إعادة المحاولة لاحقا.',
    },
  },
});
