import { defineMessages } from '@hanout/i18n';

export const peopleTexts = defineMessages({
  staff: { ar: 'المستخدمون', fr: 'Personnel', zgh: 'ⵉⵎⵙⵡⵓⵔⵉⵏ' },
  username: { ar: 'اسم المستخدم', fr: 'Nom d’utilisateur', zgh: 'ⵉⵙⵎ ⵏ ⵓⵏⵙⵙⵎⵔⵙ' },
  roles: { ar: 'الأدوار', fr: 'Rôles', zgh: 'ⵜⵉⵡⵓⵔⵉⵡⵉⵏ' },
  state: { ar: 'الحالة', fr: 'État', zgh: 'ⴰⴷⴷⴰⴷ' },
  secondFactor: { ar: 'عامل ثان', fr: 'Second facteur', zgh: 'ⴰⵏⵣⴰ ⵡⵉⵙⵙ ⵙⵉⵏ' },
  added: { ar: 'أضيف في', fr: 'Ajouté le', zgh: 'ⵉⵜⵜⵓⵔⵏⴰ' },
  organisation: { ar: 'الهيئة', fr: 'Organisation', zgh: 'ⵜⴰⵎⵙⵙⵓⴷⵙⵜ' },
  change: { ar: 'اقتراح تغيير', fr: 'Proposer un changement', zgh: 'ⵙⵓⵎⵔ ⴰⵙⵏⴼⵍ' },
  suspend: { ar: 'توقيف', fr: 'Suspendre', zgh: 'ⵙⴱⴷⴷ' },
  resume: { ar: 'استئناف', fr: 'Rétablir', zgh: 'ⵙⵙⵎⵓⵏ' },
  leave: { ar: 'مغادرة', fr: 'Départ', zgh: 'ⵓⴼⵓⵖ' },
  resetCredentials: { ar: 'تجديد وسائل الدخول', fr: 'Refaire les accès', zgh: 'ⵙⵎⴰⵢⵏⵓ ⴰⴽⵛⵛⵓⵎ' },
  rotateSecret: { ar: 'تجديد السر', fr: 'Renouveler le secret', zgh: 'ⵙⵎⴰⵢⵏⵓ ⴰⵏⵓⴼⴼⵓⵔ' },
  clients: { ar: 'برامج الشركاء', fr: 'Programmes des partenaires', zgh: 'ⵉⵀⵉⵍⵏ ⵏ ⵉⵎⴷⵔⴰⵡⵏ' },
  clientId: { ar: 'معرف البرنامج', fr: 'Identifiant', zgh: 'ⴰⵎⵙⵙⵉⵎⴰⵏ' },
  network: { ar: 'الشبكة', fr: 'Réseau', zgh: 'ⴰⵥⵟⵟⴰ' },
  scopes: { ar: 'النطاقات', fr: 'Portées', zgh: 'ⵉⵏⵎⴰⵍⵏ' },
  addresses: { ar: 'العناوين', fr: 'Adresses', zgh: 'ⵜⵉⵏⵙⵉⵡⵉⵏ' },
  expires: { ar: 'ينتهي في', fr: 'Expire le', zgh: 'ⵉⵜⵜⵎⴷⴰ' },
  lastUsed: { ar: 'آخر استعمال', fr: 'Dernier usage', zgh: 'ⴰⵙⵎⵔⵙ ⴰⵏⴳⴳⴰⵔⵓ' },
  secret: {
    ar: 'جزؤك من السر، يظهر مرة واحدة فقط:',
    fr: 'Votre part du secret, montrée cette seule fois :',
    zgh: 'ⴰⴳⵣⵣⵓⵎ ⵏⵏⴽ ⵏ ⵓⵏⵓⴼⴼⵓⵔ, ⵅⵙ ⵜⵉⴽⴽⵍⵜ ⴰⴷ:',
  },
});
