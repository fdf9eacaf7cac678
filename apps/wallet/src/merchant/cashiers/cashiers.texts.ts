import { defineMessages } from '@hanout/i18n';

export const cashiersTexts = defineMessages({
  title: { ar: 'أمناء الصندوق', fr: 'Mes caissiers', zgh: 'ⴰⵢⵜ ⵓⵙⵏⴷⵓⵇ' },
  what: {
    ar: 'يتوصل أمين الصندوق بالأداءات في محلكم، ولا يرى رصيدكم ولا يخرج منه شيئا.',
    fr: 'Un caissier encaisse dans votre boutique. Il ne voit pas votre solde et n’en sort rien.',
    zgh: 'ⴰⵔ ⵉⵜⵜⴰⵎⵥ ⴱⵓ ⵓⵙⵏⴷⵓⵇ ⵉⴷⵔⵉⵎⵏ ⴳ ⵜⵃⴰⵏⵓⵜ ⵏⵏⵓⵏ. ⵓⵔ ⴰ ⵉⵥⵕⵕⴰ ⴰⵎⵉⴹⴰⵏ ⵏⵏⵓⵏ.',
  },
  nobody: { ar: 'لا أحد بعد.', fr: 'Personne pour le moment.', zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵢⴰⵏ ⵜⴰ.' },
  invited: { ar: 'لم يدخل بعد', fr: 'n’est pas encore entré', zgh: 'ⵓⵔ ⵜⴰ ⵉⴽⵛⵉⵎ' },
  accepted: { ar: 'يعمل', fr: 'en service', zgh: 'ⵉⵙⵡⵓⵔⵉ' },
  ended: { ar: 'انتهى', fr: 'terminé', zgh: 'ⵉⵙⵎⴷ' },
  dismiss: { ar: 'إنهاء مهمته', fr: 'Mettre fin', zgh: 'ⵙⵎⴷ' },
  dismissAsk: {
    ar: 'سيتوقف {name} عن الدخول إلى الصندوق فورا. هل أنتم متأكدون؟',
    fr: '{name} n’aura plus accès à la caisse, tout de suite. C’est bien cela ?',
    zgh: '{name} ⵓⵔ ⵔⴰⴷ ⵉⴽⵛⵎ ⴷⴰⵖ ⵙ ⵓⵙⵏⴷⵓⵇ. ⵉⵙ ⵜⵙⵏⵜⵎⴷ?',
  },
  yes: { ar: 'نعم', fr: 'Oui', zgh: 'ⵢⴰⵀ' },
  no: { ar: 'لا', fr: 'Non', zgh: 'ⵓⵀⵓ' },
  invite: { ar: 'دعوة', fr: 'Inviter', zgh: 'ⵄⵔⴹ' },
  name: { ar: 'كيف تسمونه', fr: 'Comment vous l’appelez', zgh: 'ⵉⵙⵎ' },
  phone: { ar: 'رقم هاتفه', fr: 'Son numéro de téléphone', zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⵍⵉⴼⵓⵏ ⵏⵏⵙ' },
  howTo: {
    ar: 'يدخل برقمه من هذا التطبيق، ويختار «أمين الصندوق».',
    fr: 'Il entre avec son numéro dans cette application, comme « Caissier ».',
    zgh: 'ⴰⴷ ⵉⴽⵛⵎ ⵙ ⵓⵟⵟⵓⵏ ⵏⵏⵙ ⴳ ⵜⵙⵏⵙⵉ ⴰⴷ, ⵉⵙⵜⵉ «ⴱⵓ ⵓⵙⵏⴷⵓⵇ».',
  },
});
