import { defineMessages, type MessageTable } from '@hanout/i18n';

/**
 * Everything that a screen says. Tamazight is written in Latin letters and French without what GSM-7 has not: one such
 * letter halves the room of the screen. `menu.spec.ts` measures each screen with the longest values.
 */
const TABLE = {
  welcome: { ar: 'حانوت. رقمكم السري:', fr: 'Hanout. Votre code secret :', zgh: 'Hanout. Tangalt nnk:' },
  language: { ar: 'اللغة؟', fr: 'Langue ?', zgh: 'Tutlayt?' },
  arabic: { ar: 'العربية', fr: 'Al arabiya', zgh: 'Taarabt' },
  french: { ar: 'الفرنسية', fr: 'Francais', zgh: 'Tafransist' },
  tamazight: { ar: 'الأمازيغية', fr: 'Tamazight', zgh: 'Tamazight' },

  menu: { ar: 'حانوت', fr: 'Hanout', zgh: 'Hanout' },
  balance: { ar: 'الرصيد', fr: 'Solde', zgh: 'Amidan' },
  payShop: { ar: 'أداء لمتجر', fr: 'Payer un commerce', zgh: 'Fru i thanut' },
  send: { ar: 'إرسال لرقم', fr: 'Envoyer a un numero', zgh: 'Azn i uttun' },
  statement: { ar: 'آخر العمليات', fr: 'Dernieres operations', zgh: 'Tigawin tingura' },
  cashCode: { ar: 'رمز لسحب نقد', fr: 'Code de retrait', zgh: 'Tangalt n usufgh' },
  lastPayment: { ar: 'آخر أداء', fr: 'Dernier paiement', zgh: 'Afru anggaru' },
  voucher: { ar: 'قسيمتي', fr: 'Mon bon', zgh: 'Afrak inu' },
  changeLanguage: { ar: 'اللغة', fr: 'Langue', zgh: 'Tutlayt' },
  settings: { ar: 'الإعدادات', fr: 'Reglages', zgh: 'Tisghal' },
  changePin: { ar: 'تغيير الرقم السري', fr: 'Changer de code secret', zgh: 'Snfl tangalt tuffirt' },
  more: { ar: 'المزيد', fr: 'Suite', zgh: 'Uggar' },
  back: { ar: 'رجوع', fr: 'Retour', zgh: 'Aghul' },

  balanceIs: {
    ar: 'رصيدكم: {balance} درهم',
    fr: 'Votre solde : {balance} DH',
    zgh: 'Amidan nnk: {balance} DH',
  },
  linesAre: { ar: 'آخر العمليات:', fr: 'Dernieres operations :', zgh: 'Tigawin tingura:' },
  voucherIs: {
    ar: 'قسيمة {amount} درهم قبل {until}، عند أي وكيل بالبطاقة والرمز.',
    fr: "Bon de {amount} DH, jusqu'au {until}, chez tout agent, avec votre carte et le code du SMS.",
    zgh: 'Afrak n {amount} DH ar {until}, dar kra n umuri, s tkarda d tngalt n SMS.',
  },

  shopCode: {
    ar: 'رمز المتجر (مثل M00003):',
    fr: 'Code du commerce (comme M00003) :',
    zgh: 'Tangalt n thanut (zund M00003):',
  },
  phoneNumber: { ar: 'رقم هاتف المستفيد:', fr: 'Numero du destinataire :', zgh: 'Uttun n wanna mi tazned:' },
  amountTo: {
    ar: '{name}، {place}. المبلغ بالدرهم؟',
    fr: '{name}, {place}. Montant en DH ?',
    zgh: '{name}, {place}. Atig s DH?',
  },
  cashAmount: { ar: 'مبلغ السحب بالدرهم؟', fr: 'Montant du retrait en DH ?', zgh: 'Atig n usufgh s DH?' },
  confirm: {
    ar: '{name}، {place}: {amount}+{fee}={total} درهم. السري:',
    fr: 'Payer {amount} DH a {name}, {place}. Frais {fee} DH, total {total} DH. Votre code secret :',
    zgh: 'Fru {amount} DH i {name}, {place}. Izrfan {fee} DH, kullu {total} DH. Tangalt nnk:',
  },
  confirmCash: {
    ar: 'رمز لسحب {amount}+{fee}={total} درهم. السري:',
    fr: 'Code pour retirer {amount} DH. Frais {fee} DH, total {total} DH. Votre code secret :',
    zgh: 'Tangalt n usufgh n {amount} DH. Izrfan {fee} DH, kullu {total} DH. Tangalt nnk:',
  },
  pinNow: { ar: 'الرقم السري الحالي:', fr: 'Votre code secret actuel :', zgh: 'Tangalt nnk n ghilad:' },
  pinNew: {
    ar: 'الرقم السري الجديد (4 إلى 6 أرقام):',
    fr: 'Nouveau code secret, de 4 a 6 chiffres :',
    zgh: 'Tangalt tamaynut, 4 ar 6 n wuttunn:',
  },
  pinAgain: {
    ar: 'أعيدوا الرقم السري الجديد:',
    fr: 'Le nouveau code secret, encore une fois :',
    zgh: 'Tangalt tamaynut, yat tklt yadn:',
  },
  openFirst: {
    ar: 'أداء {amount} درهم نفسه لم يعرف مآله بعد.',
    fr: "Le meme paiement de {amount} DH est encore en cours : il n'est ni paye ni refuse.",
    zgh: 'Afru n {amount} DH ad isul gh ubrid: ur ittufra ur ittugi.',
  },
  lookAtIt: { ar: 'مآله', fr: 'Voir ou il en est', zgh: 'Zr addad nns' },
  payAnother: { ar: 'أداء آخر', fr: 'En faire un autre', zgh: 'Skr wayyad' },
  cutOff: {
    ar: 'توقفت قبل أداء {amount} درهم. أتتابعون؟',
    fr: 'Vous aviez commence un paiement de {amount} DH. Continuer ?',
    zgh: 'Tssntid afru n {amount} DH. Is trid ad tkmmld?',
  },
  goOn: { ar: 'متابعة', fr: 'Continuer', zgh: 'Kmml' },
  forget: { ar: 'إلغاء', fr: 'Abandonner', zgh: 'Ajj t' },

  paid: {
    ar: 'تم أداء {amount} درهم. المرجع {reference}',
    fr: 'Paye : {amount} DH. Reference {reference}',
    zgh: 'Ittufra: {amount} DH. Asaghul {reference}',
  },
  notPaid: {
    ar: 'لم يؤد مبلغ {amount} درهم: {reason}.',
    fr: "Pas paye : {amount} DH. {reason}. Rien n'a quitte votre compte.",
    zgh: 'Ur ittufra: {amount} DH. {reason}. Ur iffigh walu zgh umidan nnk.',
  },
  notYet: {
    ar: '{amount} درهم: لم يؤد بعد. ستخبركم رسالة. لا تعيدوه.',
    fr: 'Pas encore paye : {amount} DH. Un SMS vous le dira. Ne payez pas une seconde fois.',
    zgh: 'Ur ta ittufra: {amount} DH. Ak tawi yat tbrat SMS. Ad ur tfrud daghn.',
  },
  codeIs: {
    ar: 'رمز السحب {code}، {amount} درهم، رسوم {fee}، قبل {until}.',
    fr: "Code {code} pour {amount} DH, frais {fee} DH, jusqu'au {until}. Ne le donnez qu'a l'agent.",
    zgh: 'Tangalt {code}, {amount} DH, izrfan {fee} DH, ar {until}. Ini tt ghas i umuri.',
  },
  check: { ar: 'أين وصل', fr: 'Verifier', zgh: 'Ssugr' },

  reasonNoMoney: { ar: 'الرصيد غير كاف', fr: 'Solde insuffisant', zgh: 'Idrus umidan' },
  reasonLimit: { ar: 'فوق سقفكم', fr: 'Au-dessus de votre plafond', zgh: 'Yugr aswir nnk' },
  reasonPayeeFull: {
    ar: 'حساب المستفيد ممتلئ',
    fr: 'Le destinataire ne peut pas recevoir',
    zgh: 'Ur izmir ad iamz',
  },
  reasonPriceOver: { ar: 'تأخرتم، أعيدوا', fr: 'Trop tard, recommencez', zgh: 'Izri wakud, als' },
  reasonLocked: { ar: 'الرقم السري مقفل', fr: 'Code secret bloque', zgh: 'Tqqn tangalt' },
  reasonOther: { ar: 'رفض', fr: 'Refuse', zgh: 'Ittugi' },

  wrongPin: { ar: 'خطأ.', fr: 'Code faux.', zgh: 'Ur tgi.' },
  badPin: { ar: '4 إلى 6 أرقام.', fr: '4 a 6 chiffres.', zgh: '4 ar 6 n wuttunn.' },
  pinsDiffer: { ar: 'غير متطابقين.', fr: 'Les deux codes different.', zgh: 'Ur gint yat.' },
  easyPin: { ar: 'سهل التخمين.', fr: 'Trop facile a deviner.', zgh: 'Thwn bahra.' },
  samePin: { ar: 'هو الحالي.', fr: "C'est le code actuel.", zgh: 'Nttat a illan.' },
  pinChanged: { ar: 'غير الرمز.', fr: 'Code change.', zgh: 'Tsnfl tangalt.' },
  badAmount: { ar: 'مبلغ غير صحيح.', fr: 'Montant incorrect.', zgh: 'Atig ur igi.' },
  badChoice: { ar: 'خطأ.', fr: 'Choix incorrect.', zgh: 'Ur igi.' },
  badShopCode: { ar: 'لا متجر بهذا الرمز.', fr: 'Aucun commerce a ce code.', zgh: 'Ur tlli thanut.' },
  badNumber: { ar: 'رقم غير صحيح.', fr: 'Numero incorrect.', zgh: 'Uttun ur igi.' },
  nobody: { ar: 'لا محفظة بهذا الرقم.', fr: 'Aucun portefeuille a ce numero.', zgh: 'Ur illi umidan.' },
  notOffered: { ar: 'غير ممكن.', fr: 'Impossible pour ce montant.', zgh: 'Ur izmir.' },
  noLines: { ar: 'لا عمليات.', fr: 'Aucune operation.', zgh: 'Ur llant tigawin.' },
  noPayment: { ar: 'لا أداء.', fr: 'Aucun paiement.', zgh: 'Ur illi ufru.' },
  noVoucher: { ar: 'لا قسيمة.', fr: 'Aucun bon.', zgh: 'Ur illi ufrak.' },
  languageKept: { ar: 'حفظ.', fr: 'Enregistre.', zgh: 'Ihda.' },
  askAgain: { ar: 'كرروا.', fr: 'Pas arrive. Confirmez de nouveau.', zgh: 'Ur iwid. Als.' },
  waitAMoment: { ar: 'ما زال.', fr: 'Toujours en cours.', zgh: 'Isul.' },

  noWallet: {
    ar: 'لا محفظة لهذا الرقم. زوروا وكيلا.',
    fr: "Ce numero n'a pas de portefeuille. Voyez un agent.",
    zgh: 'Ur dars uttun ad amidan. Ddu s dar umuri.',
  },
  noPin: {
    ar: 'لا رقم سري بعد. اختاروه في التطبيق أو عند وكيل.',
    fr: "Vous n'avez pas encore de code secret. Choisissez-le dans l'appli ou chez un agent.",
    zgh: 'Ur ta ghurk tangalt tuffirt. Sti tt g usnas nghd dar umuri.',
  },
  pinLocked: {
    ar: 'الرقم السري مقفل. غيروه برمز عبر رسالة.',
    fr: 'Code secret bloque apres trois erreurs. Changez-le avec un code par SMS.',
    zgh: 'Tqqn tangalt tuffirt. Snfl tt s tngalt n SMS.',
  },
  pinUnsure: {
    ar: 'لم يصلنا جواب. جربوا الرقم الجديد ثم القديم.',
    fr: "Pas de reponse. Essayez le nouveau code secret, puis l'ancien.",
    zgh: 'Ur d tuwid tmrarut. Arm tangalt tamaynut, dffir as tamzwarut.',
  },
  later: {
    ar: 'الخدمة غير متاحة الآن. أعيدوا لاحقا.',
    fr: "Service indisponible pour l'instant. Reessayez plus tard.",
    zgh: 'Ur illi umzilal dghi. Als ar imik.',
  },
  over: {
    ar: 'انتهت الجلسة. اطلبوا من جديد.',
    fr: 'Session terminee. Recomposez le code.',
    zgh: 'Tssmd tghimit. Als asiwl.',
  },
  working: {
    ar: 'طلبكم قيد المعالجة. راجعوا آخر أداء قبل أن تعيدوا.',
    fr: 'Votre demande est en cours. Voyez votre dernier paiement avant de recommencer.',
    zgh: 'Asuter nnk gh ubrid. Zr afru anggaru sbaq ad talsd.',
  },
  overInShort: { ar: 'اطلبوا من جديد', fr: 'Recomposez le code', zgh: 'Als asiwl' },
  workingInShort: {
    ar: 'راجعوا أولا آخر أداء',
    fr: "Voyez d'abord votre dernier paiement",
    zgh: 'Zr afru anggaru',
  },
} as const satisfies MessageTable;

export type TextKey = keyof typeof TABLE;
export const TEXTS = defineMessages(TABLE);
