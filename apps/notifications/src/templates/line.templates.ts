import type { Template } from './template';

/** Answers to whom has no screen: he asked just now, or was told that he would hear. */
export const LINE_TEMPLATES = {
  balance_told: {
    category: 'code',
    places: ['amount'],
    texts: {
      ar: 'رصيدك: {amount} درهم.',
      zgh: 'ⴰⵎⵉⴹⴰⵏ ⵏⵏⴽ: {amount} ⴷⵔⵀⵎ.',
      fr: 'Votre solde : {amount} DH.',
    },
  },
  line_help: {
    category: 'code',
    places: [],
    texts: {
      ar: 'أرسل رصيد لمعرفة رصيدك، حالة لمعرفة آخر أداء.',
      zgh: 'ⴰⵣⵏ AMIDAN: ⴰⵎⵉⴹⴰⵏ, ADDAD: ⴰⴼⵔⴰ ⴰⵏⴳⴳⴰⵔⵓ.',
      fr: 'Envoyez SOLDE pour votre solde, ETAT pour votre dernier paiement. Personne ne vous demandera votre code secret par SMS.',
    },
  },
  payment_waits: {
    category: 'money_out',
    places: ['amount'],
    texts: {
      ar: 'لم يؤد بعد: {amount} درهم. لا تؤده مرة ثانية، سنخبرك.',
      zgh: 'ⵓⵔ ⵜⴰ ⵉⵜⵜⵓⴼⵔⵓ: {amount} ⴷⵔⵀⵎ. ⵇⵇⵍ.',
      fr: 'Pas encore payé : {amount} DH. Ne payez pas une seconde fois, vous serez prévenu.',
    },
  },
  payment_not_made: {
    category: 'money_out',
    places: ['amount'],
    texts: {
      ar: 'لم يؤد: {amount} درهم. لم يخرج شيء من حسابك.',
      zgh: 'ⵓⵔ ⵉⵜⵜⵓⴼⵔⵓ: {amount} ⴷⵔⵀⵎ.',
      fr: "Pas payé : {amount} DH. Rien n'a quitté votre compte.",
    },
  },
  no_payment: {
    category: 'code',
    places: [],
    texts: {
      ar: 'لا أداء بهذا الهاتف من قريب.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⴽⵔⴰ ⵏ ⵓⴼⵔⴰ.',
      fr: 'Aucun paiement récent avec ce téléphone.',
    },
  },
} as const satisfies Record<string, Template>;
