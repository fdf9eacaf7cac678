import { defineMessages } from '@hanout/i18n';

export const pageTexts = defineMessages({
  payments: { ar: 'الأداءات', fr: 'Paiements', zgh: 'ⵉⴼⵔⴰⵜⵏ' },
  complaints: { ar: 'الشكايات', fr: 'Réclamations', zgh: 'ⵉⵙⵎⵔⵇⵇⵏ' },
  reversals: { ar: 'إلغاء الأثر', fr: 'Annulations', zgh: 'ⵉⵙⵉⵔⵏ' },
  find: { ar: 'البحث برقم الهاتف', fr: 'Chercher un numéro', zgh: 'ⵔⵣⵓ ⵙ ⵓⵟⵟⵓⵏ' },
  kyc: { ar: 'ملفات التعريف', fr: 'Dossiers KYC', zgh: 'ⵉⵙⴷⴰⵡⵏ ⵏ ⵜⵎⴰⴳⵉⵜ' },
  screening: { ar: 'اللوائح', fr: 'Listes', zgh: 'ⵜⵉⵍⴳⴰⵎⵉⵏ' },
  programmes: { ar: 'دفعات البرامج', fr: 'Lots des programmes', zgh: 'ⵉⴳⵔⴰⵡⵏ ⵏ ⵉⵀⵉⵍⵏ' },
  reissues: { ar: 'إعادة القسائم', fr: 'Bons à réémettre', zgh: 'ⵉⴼⵔⴰⴽⵏ ⴷⴰⵖ' },
  reconciliation: { ar: 'المطابقة', fr: 'Rapprochement', zgh: 'ⴰⵙⵎⵙⴰⵙⴰ' },
  settlement: { ar: 'التسوية', fr: 'Règlement', zgh: 'ⴰⵙⴼⵔⵓ' },
  safeguarding: { ar: 'حماية الأموال', fr: 'Cantonnement', zgh: 'ⴰⵃⵟⵟⵓ ⵏ ⵉⴷⵔⵉⵎⵏ' },
  fees: { ar: 'العمولات', fr: 'Commissions', zgh: 'ⵉⵙⵓⵖⴰⵏ' },
  limits: { ar: 'السقوف', fr: 'Plafonds', zgh: 'ⵉⵡⵜⵜⴰ' },
  liquidity: { ar: 'السيولة', fr: 'Liquidité', zgh: 'ⵉⴷⵔⵉⵎⵏ ⵉⵍⵍⴰⵏ' },
  flags: { ar: 'أنماط نقدية', fr: 'Alertes espèces', zgh: 'ⵉⵙⵎⴰⴳⴰⵍⵏ' },
  topUps: { ar: 'تزويد الأرصدة', fr: 'Approvisionnements', zgh: 'ⵜⴰⵛⴰⵔⵉⵏ' },
  ledger: { ar: 'دفتر الأستاذ', fr: 'Grand livre', zgh: 'ⴰⴷⵍⵉⵙ ⴰⵎⵇⵇⵔⴰⵏ' },
  audit: { ar: 'سجل التدقيق', fr: 'Piste d’audit', zgh: 'ⴰⵙⴼⴰⵡ' },
  health: { ar: 'صحة المنصة', fr: 'Santé', zgh: 'ⴰⴷⴷⴰⴷ' },
  clients: { ar: 'زبناء الواجهة', fr: 'Clients d’API', zgh: 'ⵉⵀⵉⵍⵏ ⵏ ⵉⵎⴷⵔⴰⵡⵏ' },
  webhooks: { ar: 'إخبار أنظمة المتاجر', fr: 'Webhooks', zgh: 'ⵉⵙⵙⵏⴼⵍⵏ ⵏ ⵜⵃⵓⵏⴰ' },
  staff: { ar: 'المستخدمون', fr: 'Personnel', zgh: 'ⵉⵎⵙⵡⵓⵔⵉⵏ' },
  access: { ar: 'دخولي', fr: 'Mes accès', zgh: 'ⴰⴽⵛⵓⵎ ⵉⵏⵓ' },
  proposals: { ar: 'المقترحات', fr: 'Propositions', zgh: 'ⵉⵙⵓⵎⵔⵏ' },
});

/** What the pages of the menu are about. */
export const groupTexts = defineMessages({
  payments: { ar: 'الأداءات', fr: 'Paiements', zgh: 'ⵉⴼⵔⴰⵜⵏ' },
  people: { ar: 'الأشخاص', fr: 'Personnes', zgh: 'ⵉⵎⴷⴷⵏ' },
  programmes: { ar: 'البرامج', fr: 'Programmes', zgh: 'ⵉⵀⵉⵍⵏ' },
  money: { ar: 'الأموال', fr: 'Fonds', zgh: 'ⵉⴷⵔⵉⵎⵏ' },
  prices: { ar: 'الأثمنة والسقوف', fr: 'Prix et plafonds', zgh: 'ⵉⵜⵉⴳⵏ ⴷ ⵉⵡⵜⵜⴰ' },
  proof: { ar: 'الإثبات', fr: 'Preuves', zgh: 'ⵉⵏⵣⴰⵏ' },
  house: { ar: 'الدار', fr: 'Maison', zgh: 'ⵜⵉⴳⵎⵎⵉ' },
});

export type PageGroup = keyof (typeof groupTexts)['fr'];
export type PageKey = keyof (typeof pageTexts)['fr'];

export const shellTexts = defineMessages({
  console: { ar: 'لوحة التشغيل', fr: 'console', zgh: 'ⵜⴰⴼⵍⵡⵉⵜ ⵏ ⵓⵙⵡⵓⵔⵉ' },
  signIn: { ar: 'دخول', fr: 'Entrer', zgh: 'ⴽⵛⵎ' },
  signOut: { ar: 'خروج', fr: 'Sortir', zgh: 'ⴼⴼⵖ' },
  username: { ar: 'اسم المستخدم', fr: 'Nom d’utilisateur', zgh: 'ⵉⵙⵎ ⵏ ⵓⵏⵙⵙⵎⵔⵙ' },
  password: { ar: 'كلمة السر', fr: 'Mot de passe', zgh: 'ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ' },
  secondFactor: {
    ar: 'رمز التطبيق أو رمز الاسترجاع',
    fr: 'Code d’application ou de secours',
    zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵙⵏⵙⵉ ⵏⵖⴷ ⵏ ⵓⵙⵉⵡⵙ',
  },
  secondFactorHint: { ar: 'إن كان الحساب يطلبه', fr: 'si le compte le demande', zgh: 'ⵎⴽ ⵜⵜ ⵉⵙⵓⵜⵔ ⵓⵎⵉⴹⴰⵏ' },
  passkey: { ar: 'الدخول بمفتاح مرور', fr: 'Entrer par clé d’accès', zgh: 'ⴽⵛⵎ ⵙ ⵜⵙⴰⵔⵓⵜ' },
  passkeyFailed: {
    ar: 'لم يستعمل مفتاح المرور.',
    fr: 'La clé d’accès n’a pas servi.',
    zgh: 'ⵓⵔ ⵜⵙⵡⵓⵔⵉ ⵜⵙⴰⵔⵓⵜ.',
  },
  language: { ar: 'اللغة', fr: 'Langue', zgh: 'ⵜⵓⵜⵍⴰⵢⵜ' },
  dark: { ar: 'مظهر داكن أو فاتح', fr: 'Clair ou sombre', zgh: 'ⴰⵙⵓⵍⵍⵙ ⵏⵖⴷ ⴰⵙⵉⴷⴷ' },
  menu: { ar: 'القائمة', fr: 'Menu', zgh: 'ⵓⵎⵓⵖ' },
  skip: { ar: 'إلى المحتوى', fr: 'Au contenu', zgh: 'ⵖⵔ ⵜⵓⵎⴰⵢⵜ' },
  palette: { ar: 'اذهب إلى…', fr: 'Aller à…', zgh: 'ⴷⴷⵓ ⵖⵔ…' },
  paletteHint: {
    ar: 'صفحة، أو مرجع أداء، أو رقم هاتف',
    fr: 'une page, la référence d’un paiement, un numéro de téléphone',
    zgh: 'ⵜⴰⵙⵏⴰ, ⵏⵖⴷ ⴰⵙⵖⴰⵍ ⵏ ⵓⴼⵔⴰ, ⵏⵖⴷ ⵓⵟⵟⵓⵏ ⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ',
  },
  findPayment: { ar: 'البحث عن الأداء {text}', fr: 'Chercher le paiement {text}', zgh: 'ⵔⵣⵓ ⵅⴼ ⵓⴼⵔⴰ {text}' },
  findNumber: {
    ar: 'البحث عمن له الرقم {text}',
    fr: 'Chercher à qui est le {text}',
    zgh: 'ⵔⵣⵓ ⵅⴼ ⴱⴰⴱ ⵏ ⵓⵟⵟⵓⵏ {text}',
  },
  shortcuts: { ar: 'اختصارات لوحة المفاتيح', fr: 'Raccourcis du clavier', zgh: 'ⵉⵏⴳⵣⵓⵎⵏ ⵏ ⵓⵏⴰⵙⵉⵡ' },
  shortcutPalette: { ar: 'فتح القائمة السريعة', fr: 'ouvrir la palette', zgh: 'ⵔⵥⵎ ⵜⴰⵍⴳⴰⵎⵜ' },
  shortcutHelp: { ar: 'هذه اللائحة', fr: 'cette liste', zgh: 'ⵜⴰⵍⴳⴰⵎⵜ ⴰⴷ' },
  shortcutSearch: { ar: 'البحث في هذه الصفحة', fr: 'chercher dans la page', zgh: 'ⵔⵣⵓ ⴳ ⵜⴰⵙⵏⴰ' },
  shortcutRows: {
    ar: 'التنقل بين أسطر الجدول، وفتح السطر',
    fr: 'parcourir les lignes d’un tableau, ouvrir',
    zgh: 'ⴷⴷⵓ ⴳ ⵉⵣⵔⵉⴳⵏ ⵏ ⵜⴼⵍⵡⵉⵜ, ⵔⵥⵎ',
  },
  noPages: { ar: 'لا صفحة متاحة لهذا الدور.', fr: 'Aucune page pour ce rôle.', zgh: 'ⵓⵍⴰ ⵜⴰⵙⵏⴰ ⵉ ⵜⵡⵓⵔⵉ ⴰⴷ.' },
});
