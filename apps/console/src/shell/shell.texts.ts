import { defineMessages } from '../texts/define-messages';

export type PageKey =
  | 'payments'
  | 'reversals'
  | 'kyc'
  | 'screening'
  | 'programmes'
  | 'reissues'
  | 'reconciliation'
  | 'settlement'
  | 'safeguarding'
  | 'fees'
  | 'limits'
  | 'liquidity'
  | 'flags'
  | 'topUps'
  | 'ledger'
  | 'audit'
  | 'health'
  | 'clients'
  | 'staff'
  | 'proposals';

export const pageTexts = defineMessages<PageKey>({
  ar: {
    payments: 'الأداءات',
    reversals: 'إلغاء الأثر',
    kyc: 'ملفات التعريف',
    screening: 'اللوائح',
    programmes: 'دفعات البرامج',
    reissues: 'إعادة القسائم',
    reconciliation: 'المطابقة',
    settlement: 'التسوية',
    safeguarding: 'حماية الأموال',
    fees: 'العمولات',
    limits: 'السقوف',
    liquidity: 'السيولة',
    flags: 'أنماط نقدية',
    topUps: 'تزويد الأرصدة',
    ledger: 'دفتر الأستاذ',
    audit: 'سجل التدقيق',
    health: 'صحة المنصة',
    clients: 'زبناء الواجهة',
    staff: 'المستخدمون',
    proposals: 'المقترحات',
  },
  fr: {
    payments: 'Paiements',
    reversals: 'Annulations',
    kyc: 'Dossiers KYC',
    screening: 'Listes',
    programmes: 'Lots des programmes',
    reissues: 'Bons à réémettre',
    reconciliation: 'Rapprochement',
    settlement: 'Règlement',
    safeguarding: 'Cantonnement',
    fees: 'Commissions',
    limits: 'Plafonds',
    liquidity: 'Liquidité',
    flags: 'Alertes espèces',
    topUps: 'Approvisionnements',
    ledger: 'Grand livre',
    audit: 'Piste d’audit',
    health: 'Santé',
    clients: 'Clients d’API',
    staff: 'Personnel',
    proposals: 'Propositions',
  },
  zgh: {
    payments: 'ⵉⴼⵔⴰⵜⵏ',
    reversals: 'ⵉⵙⵉⵔⵏ',
    kyc: 'ⵉⵙⴷⴰⵡⵏ KYC',
    screening: 'ⵜⵉⵍⴳⴰⵎⵉⵏ',
    programmes: 'ⵉⴳⵔⴰⵡⵏ ⵏ ⵉⵀⵉⵍⵏ',
    reissues: 'ⵉⴼⵔⴰⴽⵏ ⴷⴰⵖ',
    reconciliation: 'ⴰⵙⵎⵙⴰⵙⴰ',
    settlement: 'ⴰⵙⴼⵔⵓ',
    safeguarding: 'ⴰⵃⵟⵟⵓ ⵏ ⵉⴷⵔⵉⵎⵏ',
    fees: 'ⵉⵙⵓⵖⴰⵏ',
    limits: 'ⵉⵡⵜⵜⴰ',
    liquidity: 'ⵉⴷⵔⵉⵎⵏ ⵉⵍⵍⴰⵏ',
    flags: 'ⵉⵙⵎⴰⴳⴰⵍⵏ',
    topUps: 'ⵜⴰⵛⴰⵔⵉⵏ',
    ledger: 'ⴰⴷⵍⵉⵙ ⴰⵎⵇⵇⵔⴰⵏ',
    audit: 'ⴰⵙⴼⴰⵡ',
    health: 'ⴰⴷⴷⴰⴷ',
    clients: 'ⵉⵎⵙⵙⵎⵔⵙⵏ API',
    staff: 'ⵉⵎⵙⵡⵓⵔⵉⵏ',
    proposals: 'ⵉⵙⵓⵎⵔⵏ',
  },
});

export const shellTexts = defineMessages({
  ar: {
    console: 'لوحة التشغيل',
    signIn: 'دخول',
    signOut: 'خروج',
    username: 'اسم المستخدم',
    password: 'كلمة السر',
    secondFactor: 'رمز التطبيق أو رمز الاسترجاع',
    secondFactorHint: 'إن كان الحساب يطلبه',
    passkey: 'الدخول بمفتاح مرور',
    passkeyFailed: 'لم يستعمل مفتاح المرور.',
    language: 'اللغة',
    dark: 'مظهر داكن أو فاتح',
    menu: 'القائمة',
    skip: 'إلى المحتوى',
    palette: 'اذهب إلى…',
    paletteHint: 'صفحة، أو مرجع أداء',
    findPayment: 'البحث عن الأداء {text}',
    shortcuts: 'اختصارات لوحة المفاتيح',
    shortcutPalette: 'فتح القائمة السريعة',
    shortcutHelp: 'هذه اللائحة',
    shortcutRows: 'التنقل بين أسطر الجدول، وفتح السطر',
    noPages: 'لا صفحة متاحة لهذا الدور.',
  },
  fr: {
    console: 'console',
    signIn: 'Entrer',
    signOut: 'Sortir',
    username: 'Nom d’utilisateur',
    password: 'Mot de passe',
    secondFactor: 'Code d’application ou de secours',
    secondFactorHint: 'si le compte le demande',
    passkey: 'Entrer par clé d’accès',
    passkeyFailed: 'La clé d’accès n’a pas servi.',
    language: 'Langue',
    dark: 'Clair ou sombre',
    menu: 'Menu',
    skip: 'Au contenu',
    palette: 'Aller à…',
    paletteHint: 'une page, ou la référence d’un paiement',
    findPayment: 'Chercher le paiement {text}',
    shortcuts: 'Raccourcis du clavier',
    shortcutPalette: 'ouvrir la palette',
    shortcutHelp: 'cette liste',
    shortcutRows: 'parcourir les lignes d’un tableau, ouvrir',
    noPages: 'Aucune page pour ce rôle.',
  },
  zgh: {
    console: 'ⵜⴰⴼⵍⵡⵉⵜ ⵏ ⵓⵙⵡⵓⵔⵉ',
    signIn: 'ⴽⵛⵎ',
    signOut: 'ⴼⴼⵖ',
    username: 'ⵉⵙⵎ ⵏ ⵓⵏⵙⵙⵎⵔⵙ',
    password: 'ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ',
    secondFactor: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵙⵏⵙⵉ ⵏⵖⴷ ⵏ ⵓⵙⵉⵡⵙ',
    secondFactorHint: 'ⵎⴽ ⵜⵜ ⵉⵙⵓⵜⵔ ⵓⵎⵉⴹⴰⵏ',
    passkey: 'ⴽⵛⵎ ⵙ ⵜⵙⴰⵔⵓⵜ',
    passkeyFailed: 'ⵓⵔ ⵜⵙⵡⵓⵔⵉ ⵜⵙⴰⵔⵓⵜ.',
    language: 'ⵜⵓⵜⵍⴰⵢⵜ',
    dark: 'ⴰⵙⵓⵍⵍⵙ ⵏⵖⴷ ⴰⵙⵉⴷⴷ',
    menu: 'ⵓⵎⵓⵖ',
    skip: 'ⵖⵔ ⵜⵓⵎⴰⵢⵜ',
    palette: 'ⴷⴷⵓ ⵖⵔ…',
    paletteHint: 'ⵜⴰⵙⵏⴰ ⵏⵖⴷ ⴰⵙⵖⴰⵍ ⵏ ⵓⴼⵔⴰ',
    findPayment: 'ⵔⵣⵓ ⵅⴼ ⵓⴼⵔⴰ {text}',
    shortcuts: 'ⵉⵏⴳⵣⵓⵎⵏ ⵏ ⵓⵏⴰⵙⵉⵡ',
    shortcutPalette: 'ⵔⵥⵎ ⵜⴰⵍⴳⴰⵎⵜ',
    shortcutHelp: 'ⵜⴰⵍⴳⴰⵎⵜ ⴰⴷ',
    shortcutRows: 'ⴷⴷⵓ ⴳ ⵉⵣⵔⵉⴳⵏ ⵏ ⵜⴼⵍⵡⵉⵜ, ⵔⵥⵎ',
    noPages: 'ⵓⵍⴰ ⵜⴰⵙⵏⴰ ⵉ ⵜⵡⵓⵔⵉ ⴰⴷ.',
  },
});

/** Each language calls itself by its own name. */
export const LANGUAGE_NAMES = { ar: 'العربية', fr: 'Français', zgh: 'ⵜⴰⵎⴰⵣⵉⵖⵜ' } as const;
