import { defineMessages } from '@hanout/i18n';

export const cardTexts = defineMessages({
  title: { ar: 'بطاقتي', fr: 'Ma carte', zgh: 'ⵜⴰⴽⴰⵔⴹⴰ ⵉⵏⵓ' },
  ofFamily: { ar: 'بطاقة لأسرة', fr: 'Carte pour une famille', zgh: 'ⵜⴰⴽⴰⵔⴹⴰ ⵉ ⵜⵡⴰⵛⵓⵏⵜ' },
  what: {
    ar: 'لمن لا يتوفر على هاتف ذكي: يمسحها الآخرون ليرسلوا إليه المال. لا يمكن أخذ المال بها.',
    fr: 'Pour qui n’a pas de smartphone : on la scanne pour lui envoyer de l’argent. Elle ne permet pas d’en prendre.',
    zgh: 'ⵉ ⵡⴰⵏⵏⴰ ⵓⵔ ⵖⵓⵔ ⵜⵍⵍⵉ ⵜⵍⵉⴼⵓⵏ ⵉⵖⵔⴰⵏ: ⴰⵔ ⵙ ⵉⵙ ⵜⵜⴰⵣⵏⵏ ⵉⴷⵔⵉⵎⵏ. ⵓⵔ ⵙ ⵉⵙ ⵜⵜⴰⵎⵥⵏ.',
  },
  picture: { ar: 'رمز البطاقة', fr: 'Code de la carte', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⴽⴰⵔⴹⴰ' },
  print: { ar: 'طباعة', fr: 'Imprimer', zgh: 'ⵙⵉⴳⴳⵣ' },
  scanMe: { ar: 'امسحوا لإرسال المال', fr: 'Scannez pour envoyer', zgh: 'ⵙⵙⴽⵏ ⴰⴼⴰⴷ ⴰⴷ ⵜⴰⵣⵏⴷ' },
});
