import { defineMessages } from '@hanout/i18n';

/** What one person proposes and another decides. */
export const proposalTexts = defineMessages({
  waiting: { ar: 'في انتظار شخص ثان', fr: 'Attendent une seconde personne', zgh: 'ⵜⵜⵇⵇⵍⵏ ⴰⴼⴳⴰⵏ ⵡⵉⵙⵙ ⵙⵉⵏ' },
  decided: { ar: 'كل المقترحات', fr: 'Toutes les propositions', zgh: 'ⴰⴽⴽⵯ ⵉⵙⵓⵎⵔⵏ' },
  proposal: { ar: 'المقترح', fr: 'Proposition', zgh: 'ⴰⵙⵓⵎⵔ' },
  subject: { ar: 'الموضوع', fr: 'Objet', zgh: 'ⴰⵙⵏⵜⵍ' },
  content: { ar: 'المضمون', fr: 'Contenu', zgh: 'ⵜⵓⵎⴰⵢⵜ' },
  state: { ar: 'الحالة', fr: 'État', zgh: 'ⴰⴷⴷⴰⴷ' },
  by: { ar: 'اقترحه', fr: 'Proposé par', zgh: 'ⵉⵙⵓⵎⵔ ⵜ' },
  at: { ar: 'اقترح في', fr: 'Proposé le', zgh: 'ⴰⵙⴰⴽⵓⴷ' },
  expires: { ar: 'ينتهي في', fr: 'Expire le', zgh: 'ⵉⵜⵜⵎⴷⴰ' },
  secretPart: {
    ar: 'جزؤك من السر، يظهر مرة واحدة فقط:',
    fr: 'Votre part du secret, montrée cette seule fois :',
    zgh: 'ⴰⴳⵣⵣⵓⵎ ⵏⵏⴽ ⵏ ⵓⵏⵓⴼⴼⵓⵔ, ⵅⵙ ⵜⵉⴽⴽⵍⵜ ⴰⴷ:',
  },
});
