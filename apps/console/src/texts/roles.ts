import { defineMessages } from '@hanout/i18n';

export const roleTexts = defineMessages({
  customer: { ar: 'زبون', fr: 'client', zgh: 'ⴰⵎⵙⵖ' },
  merchant: { ar: 'تاجر', fr: 'commerçant', zgh: 'ⴱⵓ ⵜⵃⴰⵏⵓⵜ' },
  cashier: { ar: 'أمين صندوق', fr: 'caissier', zgh: 'ⴰⵎⴰⵔⴰⵢ ⵏ ⵜⵙⵏⵓⴱⴳⴰ' },
  agent: { ar: 'وكيل', fr: 'agent', zgh: 'ⴰⵎⵙⵡⵓⵔⵉ' },
  agent_supervisor: { ar: 'مشرف على الوكلاء', fr: 'superviseur d’agents', zgh: 'ⴰⵎⵙⵙⵓⴷⵙ ⵏ ⵉⵎⵙⵡⵓⵔⵉⵏ' },
  network: { ar: 'شبكة', fr: 'réseau', zgh: 'ⴰⵥⵟⵟⴰ' },
  support: { ar: 'مساعدة', fr: 'assistance', zgh: 'ⵜⵉⵡⵉⵙⵉ' },
  compliance: { ar: 'امتثال', fr: 'conformité', zgh: 'ⴰⵎⵙⴰⵙⴰ' },
  finance: { ar: 'مالية', fr: 'finances', zgh: 'ⵜⴰⴷⵔⵉⵎⵜ' },
  programme_officer: { ar: 'مكلف بالبرنامج', fr: 'chargé de programme', zgh: 'ⴰⵎⴰⵔⴰⵢ ⵏ ⵓⵀⵉⵍ' },
  programme_approver: { ar: 'موافق على البرنامج', fr: 'approbateur de programme', zgh: 'ⴰⵎⵇⵇⴱⴰⵍ ⵏ ⵓⵀⵉⵍ' },
  auditor: { ar: 'مدقق', fr: 'auditeur', zgh: 'ⴰⵎⵙⵙⵉⴼⴰⵡ' },
  administrator: { ar: 'مسير', fr: 'administrateur', zgh: 'ⴰⵎⵙⵙⵓⴷⵙ' },
  staff: { ar: 'مستخدم', fr: 'personnel', zgh: 'ⴰⵎⵙⵡⵓⵔⵉ ⵏ ⵜⴳⵎⵎⵉ' },
  person: { ar: 'شخص', fr: 'personne', zgh: 'ⴰⴼⴳⴰⵏ' },
  client: { ar: 'برنامج شريك', fr: 'programme partenaire', zgh: 'ⴰⵀⵉⵍ ⵏ ⵓⵎⴷⵔⴰⵡ' },
  system: { ar: 'المنصة', fr: 'plateforme', zgh: 'ⵜⴰⵙⵉⵍⴰ' },
  nobody: { ar: 'لا أحد', fr: 'personne de connu', zgh: 'ⵓⵍⴰ ⵢⴰⵏ' },
  service: { ar: 'خدمة', fr: 'service', zgh: 'ⵜⴰⵏⴰⴼⵓⵜ' },
});

/** The services whose audit trails there are. */
export const serviceTexts = defineMessages({
  identity: { ar: 'الهوية', fr: 'Identité', zgh: 'ⵜⴰⵎⴰⴳⵉⵜ' },
  ledger: { ar: 'دفتر الأستاذ', fr: 'Grand livre', zgh: 'ⴰⴷⵍⵉⵙ ⴰⵎⵇⵇⵔⴰⵏ' },
  fees: { ar: 'العمولات', fr: 'Commissions', zgh: 'ⵉⵙⵓⵖⴰⵏ' },
  payments: { ar: 'الأداءات', fr: 'Paiements', zgh: 'ⵉⴼⵔⴰⵜⵏ' },
  programmes: { ar: 'البرامج', fr: 'Programmes', zgh: 'ⵉⵀⵉⵍⵏ' },
  settlement: { ar: 'التسوية', fr: 'Règlement', zgh: 'ⴰⵙⴼⵔⵓ' },
  notifications: { ar: 'الرسائل', fr: 'Messages', zgh: 'ⵜⵓⵣⵉⵏⵉⵏ' },
  ussd: { ar: 'الهاتف دون شاشة', fr: 'USSD', zgh: 'USSD' },
});
