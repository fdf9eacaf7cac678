import { defineMessages } from '@hanout/i18n';

export const accessTexts = defineMessages({
  passkey: { ar: 'مفتاح مرور', fr: 'Clé d’accès', zgh: 'ⵜⴰⵙⴰⵔⵓⵜ ⵏ ⵓⴽⵛⵓⵎ' },
  passkeyWhy: {
    ar: 'تدخلون به دون كلمة سر، من هذا الجهاز أو بمفتاح أمان. بعد أول مفتاح لا تكفي كلمة السر وحدها.',
    fr: 'Elle ouvre sans mot de passe, par cet appareil ou par une clé de sécurité. Dès la première, le mot de passe ne suffit plus à lui seul.',
    zgh: 'ⵜⵔⵥⵎ ⴱⵍⴰ ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ, ⵙ ⵡⴰⵍⵍⴰⵍ ⴰⴷ. ⵙⴳ ⵜⵎⵣⵡⴰⵔⵓⵜ, ⵓⵔ ⵜⵓⴷⵉ ⵜⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⵡⴰⵀⴷⵙ.',
  },
  addPasskey: { ar: 'إضافة مفتاح مرور', fr: 'Ajouter une clé d’accès', zgh: 'ⵔⵏⵓ ⵜⴰⵙⴰⵔⵓⵜ' },
  passkeyAdded: {
    ar: 'أضيف المفتاح: يمكنكم الدخول به من الآن.',
    fr: 'La clé est ajoutée : elle ouvre dès maintenant.',
    zgh: 'ⵜⵜⵓⵔⵏⴰ ⵜⵙⴰⵔⵓⵜ: ⴰⴷ ⵜⵔⵥⵎ ⵙⴳ ⵖⵉⵍⴰ.',
  },
  passkeyNotAdded: {
    ar: 'لم يضف أي مفتاح: الجهاز رفض أو ألغيتم.',
    fr: 'Aucune clé n’a été ajoutée : l’appareil a refusé, ou vous avez annulé.',
    zgh: 'ⵓⵔ ⵜⵜⵓⵔⵏⵉ ⴰⵡⴷ ⵢⴰⵜ ⵜⵙⴰⵔⵓⵜ.',
  },
  app: { ar: 'تطبيق الرموز', fr: 'Application de codes', zgh: 'ⵜⵙⵏⵙⵉ ⵏ ⵜⵏⴳⴰⵍⵉⵏ' },
  appWhy: {
    ar: 'يعطي رمزا من ستة أرقام يطلب عند الدخول بعد كلمة السر.',
    fr: 'Elle donne un code à six chiffres, demandé à l’entrée après le mot de passe.',
    zgh: 'ⴰⵔ ⵜⴰⴽⴽⴰ ⵜⴰⵏⴳⴰⵍⵜ ⵏ 6 ⵉⵣⵡⵉⵍⵏ, ⵜⵜⵓⵙⵓⵜⵔ ⴳ ⵓⴽⵛⵓⵎ.',
  },
  startApp: { ar: 'ربط تطبيق', fr: 'Relier une application', zgh: 'ⵣⴷⵉ ⵜⵙⵏⵙⵉ' },
  scan: {
    ar: 'امسحوا هذا الرمز بالتطبيق، أو اكتبوا المفتاح. لن يظهر مرة أخرى.',
    fr: 'Scannez ce code avec l’application, ou tapez la clé. Elle ne sera plus montrée.',
    zgh: 'ⵙⵖⵔ ⵜⴰⵏⴳⴰⵍⵜ ⴰⴷ ⵙ ⵜⵙⵏⵙⵉ, ⵏⵖⴷ ⴰⵔⴰ ⵜⴰⵙⴰⵔⵓⵜ. ⵓⵔ ⵔⴰⴷ ⴷⴰⵖ ⵜⴱⴰⵢⵏ.',
  },
  codeNow: { ar: 'الرمز الذي يعطيه الآن', fr: 'Le code qu’elle donne', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏⵏⵙ' },
  confirm: { ar: 'تأكيد', fr: 'Confirmer', zgh: 'ⵙⵙⵏⵜⵎ' },
  recovery: {
    ar: 'رموز الاسترجاع: كل واحد يصلح مرة. احفظوها خارج هذا الجهاز.',
    fr: 'Codes de secours : chacun sert une fois. Gardez-les hors de cet appareil.',
    zgh: 'ⵜⵉⵏⴳⴰⵍⵉⵏ ⵏ ⵓⵙⵉⵡⵙ: ⴽⵓ ⵢⴰⵜ ⵙ ⵢⴰⵜ ⵜⵉⴽⵍⵜ. ⵃⵟⵓ ⵜⴻⵏⵜ ⴱⵕⵕⴰ ⵏ ⵡⴰⵍⵍⴰⵍ ⴰⴷ.',
  },
});
