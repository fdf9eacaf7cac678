import type { BulkLineState, DocumentLanguage } from '@hanout/contracts';

type Texts = Record<DocumentLanguage, string>;

/** Names of what moves money, as people read them; a kind that has none is shown as it is called. */
const KINDS: Record<string, Texts> = {
  merchant_payment: { fr: 'Paiement à un commerçant', ar: 'أداء لتاجر' },
  person_to_person: { fr: 'Transfert entre particuliers', ar: 'تحويل بين الأشخاص' },
  business_to_person: { fr: 'Versement d’une entreprise', ar: 'تحويل من مقاولة' },
  supplier_payment: { fr: 'Paiement à un fournisseur', ar: 'أداء لمورد' },
  bill_payment: { fr: 'Paiement de facture', ar: 'أداء فاتورة' },
  cash_in: { fr: 'Dépôt d’espèces', ar: 'إيداع نقدي' },
  cash_out: { fr: 'Retrait d’espèces', ar: 'سحب نقدي' },
  float_swap: { fr: 'Échange entre agents', ar: 'تبادل بين الوكلاء' },
  payout: { fr: 'Envoi vers un autre réseau', ar: 'إرسال إلى شبكة أخرى' },
  collection: { fr: 'Encaissement par un autre réseau', ar: 'تحصيل عبر شبكة أخرى' },
  float_top_up: { fr: 'Approvisionnement de l’agent', ar: 'تغذية حساب الوكيل' },
  voucher_redemption: { fr: 'Bon payé', ar: 'قسيمة مصروفة' },
  grant: { fr: 'Aide publique', ar: 'دعم عمومي' },
  refund: { fr: 'Remboursement', ar: 'استرداد' },
  recall: { fr: 'Rappel de fonds', ar: 'استرجاع مبلغ' },
  reversal: { fr: 'Annulation', ar: 'إلغاء' },
  fee: { fr: 'Frais', ar: 'رسوم' },
  fee_refund: { fr: 'Frais remboursés', ar: 'رسوم مستردة' },
};

export function kindText(kind: string, language: DocumentLanguage): string {
  return KINDS[kind]?.[language] ?? kind.replaceAll('_', ' ');
}

const LINE_STATES: Record<BulkLineState, Texts> = {
  waiting: { fr: 'En attente', ar: 'في الانتظار' },
  pending: { fr: 'En cours', ar: 'قيد التنفيذ' },
  paid: { fr: 'Payé', ar: 'مؤدى' },
  failed: { fr: 'Échoué', ar: 'لم يؤد' },
};

export function lineStateText(state: BulkLineState, language: DocumentLanguage): string {
  return LINE_STATES[state][language];
}

const WORDS = {
  statement: { fr: 'Relevé de compte', ar: 'كشف الحساب' },
  period: { fr: 'Période', ar: 'الفترة' },
  from: { fr: 'Du', ar: 'من' },
  holder: { fr: 'Titulaire', ar: 'صاحب الحساب' },
  wallet: { fr: 'Portefeuille', ar: 'المحفظة' },
  opening: { fr: 'Solde initial', ar: 'الرصيد الافتتاحي' },
  moneyIn: { fr: 'Entrées', ar: 'المداخيل' },
  moneyOut: { fr: 'Sorties', ar: 'المصاريف' },
  fees: { fr: 'Dont frais', ar: 'منها الرسوم' },
  closing: { fr: 'Solde final', ar: 'الرصيد الختامي' },
  commission: { fr: 'Commission', ar: 'العمولة' },
  operations: { fr: 'Opérations', ar: 'عدد العمليات' },
  lines: { fr: 'Opérations du jour', ar: 'عمليات اليوم' },
  byKind: { fr: 'Par nature', ar: 'حسب النوع' },
  byDay: { fr: 'Par jour', ar: 'حسب اليوم' },
  byMonth: { fr: 'Par mois', ar: 'حسب الشهر' },
  date: { fr: 'Date', ar: 'التاريخ' },
  day: { fr: 'Jour', ar: 'اليوم' },
  month: { fr: 'Mois', ar: 'الشهر' },
  kind: { fr: 'Nature', ar: 'النوع' },
  number: { fr: 'Nombre', ar: 'العدد' },
  reference: { fr: 'Référence', ar: 'المرجع' },
  bill: { fr: 'Facture', ar: 'الفاتورة' },
  balance: { fr: 'Solde', ar: 'الرصيد' },
  taxYear: { fr: 'Année fiscale : paiement mobile', ar: 'السنة الضريبية: الأداء عبر الهاتف' },
  sales: { fr: 'Ventes par paiement mobile', ar: 'المبيعات عبر الهاتف' },
  refunds: { fr: 'Remboursements', ar: 'المبالغ المستردة' },
  turnover: { fr: 'Chiffre d’affaires par paiement mobile', ar: 'رقم المعاملات عبر الهاتف' },
  amount: { fr: 'Montant', ar: 'المبلغ' },
  label: { fr: 'Libellé', ar: 'البيان' },
  reliefInForce: {
    fr: 'Ce chiffre d’affaires n’est pas pris en compte pour la base de l’impôt sur le revenu, ni pour les seuils des régimes et de la TVA. Source :',
    ar: 'لا يدخل رقم المعاملات هذا في أساس الضريبة على الدخل ولا في حساب حدود أنظمتها وحدود الضريبة على القيمة المضافة. المصدر:',
  },
  reliefNoneKnown: {
    fr: 'Aucune règle d’allègement n’est connue pour cette année : renseignez-vous auprès de l’administration fiscale.',
    ar: 'لا تعرف أي قاعدة إعفاء لهذه السنة: المرجو الاستعلام لدى إدارة الضرائب.',
  },
  receipt: { fr: 'Reçu de paiement', ar: 'وصل الأداء' },
  payer: { fr: 'Payeur', ar: 'المؤدي' },
  payee: { fr: 'Bénéficiaire', ar: 'المستفيد' },
  fee: { fr: 'Frais', ar: 'الرسوم' },
  code: { fr: 'Code de vérification', ar: 'رمز التحقق' },
  commune: { fr: 'Commune', ar: 'الجماعة' },
  bulk: { fr: 'Paiement de masse', ar: 'أداء جماعي' },
  bulkLines: { fr: 'Résultat par ligne', ar: 'النتيجة حسب السطر' },
  line: { fr: 'Ligne', ar: 'السطر' },
  state: { fr: 'État', ar: 'الحالة' },
  failure: { fr: 'Motif', ar: 'السبب' },
  check: {
    fr: 'Ce reçu se vérifie avec sa référence et son code auprès de Hanout.',
    ar: 'يمكن التحقق من هذا الوصل لدى حانوت بالمرجع والرمز.',
  },
} satisfies Record<string, Texts>;

export type Word = keyof typeof WORDS;

export function wordsOf(language: DocumentLanguage): (word: Word) => string {
  return (word) => WORDS[word][language];
}
