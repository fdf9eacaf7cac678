import { defineMessages } from '@hanout/i18n';

export const onboardingTexts = defineMessages({
  title: { ar: 'فتح حساب', fr: 'Ouvrir un compte', zgh: 'ⵕⵥⵎ ⴰⵎⵉⴹⴰⵏ' },
  intro: {
    ar: 'في دقيقتين: رقمكم، رمز برسالة، ورمز سري.',
    fr: 'En deux minutes : votre numéro, un code par SMS, un code secret.',
    zgh: 'ⴳ ⵙⵏⴰⵜ ⵜⵓⵙⴷⵉⴷⵉⵏ: ⵓⵟⵟⵓⵏ ⵏⵏⴽ, ⵜⴰⵏⴳⴰⵍⵜ, ⵜⴰⵏⴳⴰⵍⵜ ⵉⵏⵜⵍⵏ.',
  },
  name: { ar: 'اسمكم', fr: 'Votre nom', zgh: 'ⵉⵙⵎ ⵏⵏⴽ' },
  nameHint: {
    ar: 'كما في بطاقتكم، بالعربية أو باللاتينية',
    fr: 'Comme sur votre carte, en arabe ou en lettres latines',
    zgh: 'ⵣⵓⵏⴷ ⴳ ⵜⴽⴰⵔⴹⴰ ⵏⵏⴽ, ⵙ ⵜⴰⵄⵔⴰⴱⵜ ⵏⵖⴷ ⵙ ⵜⵍⴰⵜⵉⵏⵜ',
  },
  phone: { ar: 'رقم الهاتف', fr: 'Numéro de téléphone', zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⵍⵉⴼⵓⵏ' },
  network: { ar: 'الشبكة', fr: 'Réseau', zgh: 'ⴰⵥⵟⵟⴰ' },
  sendCode: { ar: 'التوصل برمز', fr: 'Recevoir un code', zgh: 'ⴰⵡⵉ ⵜⴰⵏⴳⴰⵍⵜ' },
  code: { ar: 'الرمز المتوصل به', fr: 'Code reçu par SMS', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ' },
  open: { ar: 'فتح الحساب', fr: 'Ouvrir le compte', zgh: 'ⵕⵥⵎ ⴰⵎⵉⴹⴰⵏ' },
  step: { ar: 'الخطوة {n} من 3', fr: 'Étape {n} sur 3', zgh: 'ⵜⴰⵙⵓⵔⵉⴼⵜ {n} ⵙⴳ 3' },
  choosePin: { ar: 'اختاروا رمزا سريا', fr: 'Choisissez un code secret', zgh: 'ⵙⵜⵢ ⵜⴰⵏⴳⴰⵍⵜ ⵉⵏⵜⵍⵏ' },
  pinHint: {
    ar: 'من 4 إلى 6 أرقام، لا تعطوه لأحد.',
    fr: 'De 4 à 6 chiffres. Ne le donnez à personne.',
    zgh: 'ⵙⴳ 4 ⴰⵔ 6 ⵏ ⵉⵎⵎⴰⵍⵏ. ⴰⴷ ⵓⵔ ⵜ ⵜⴰⴽⴰⴷ ⵉ ⵢⴰⵏ.',
  },
  again: { ar: 'أعيدوا كتابته', fr: 'Retapez-le', zgh: 'ⴰⵍⵙ ⴰⵙ' },
  differs: {
    ar: 'الرمزان مختلفان، أعيدوا من البداية.',
    fr: 'Les deux codes diffèrent : recommencez.',
    zgh: 'ⵎⵢⴰⵏⴰⵡⵏⵜ ⵜⵏⴳⴰⵍⵉⵏ: ⴰⵍⵙ.',
  },
  next: { ar: 'متابعة', fr: 'Continuer', zgh: 'ⴹⴼⵕ' },
  device: { ar: 'هاتف', fr: 'Téléphone', zgh: 'ⵜⵉⵍⵉⴼⵓⵏ' },
  needCode: {
    ar: 'مر وقت على دخولكم: اطلبوا رمزا لتأكيد هويتكم.',
    fr: 'Vous êtes entré il y a un moment : demandez un code pour confirmer.',
    zgh: 'ⵉⵣⵔⵉ ⵡⴰⴽⵓⴷ: ⵙⵓⵜⵔ ⵜⴰⵏⴳⴰⵍⵜ.',
  },
  haveAccount: { ar: 'عندي حساب: الدخول', fr: 'J’ai un compte : entrer', zgh: 'ⵖⵓⵔⵉ ⴰⵎⵉⴹⴰⵏ: ⴽⵛⵎ' },
});
