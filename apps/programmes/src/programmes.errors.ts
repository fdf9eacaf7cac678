import { errorTable } from '@hanout/errors';

/** What the programmes service refuses. What is wrong inside a roster's files is told by the roster's `problem` instead. */
export const PROGRAMMES_ERRORS = errorTable({
  'programmes.unknown_roster': {
    kind: 'not_found',
    text: { en: 'There is no such roster.', fr: 'Cette liste n’existe pas.', ar: 'هذه اللائحة غير موجودة.' },
  },
  'programmes.unknown_household': {
    kind: 'not_found',
    text: {
      en: 'This household is not in the roster.',
      fr: 'Ce ménage n’est pas dans la liste.',
      ar: 'هذه الأسرة غير مدرجة في اللائحة.',
    },
  },
  'programmes.unknown_programme': {
    kind: 'not_found',
    text: {
      en: 'There is no such programme.',
      fr: 'Ce programme n’existe pas.',
      ar: 'هذا البرنامج غير موجود.',
    },
  },
  'programmes.roster_id_reused': {
    kind: 'conflict',
    text: {
      en: 'This roster id is taken by a roster of another programme or other rules.',
      fr: 'Cet identifiant est celui d’une liste d’un autre programme ou d’autres règles.',
      ar: 'هذا المعرف مستعمل للائحة برنامج آخر أو قواعد أخرى.',
    },
  },
  'programmes.wrong_state': {
    kind: 'conflict',
    text: {
      en: 'The roster is {state}; this is possible only when it is {expected}.',
      fr: 'La liste est à l’état {state} ; ceci n’est possible qu’à l’état {expected}.',
      ar: 'حالة اللائحة هي {state}، ولا يمكن القيام بهذا إلا في حالة {expected}.',
    },
  },
  'programmes.piece_too_large': {
    kind: 'invalid',
    text: {
      en: 'A piece holds at most {max} bytes.',
      fr: 'Un morceau contient au plus {max} octets.',
      ar: 'الحد الأقصى لكل جزء هو {max} بايت.',
    },
  },
  'programmes.file_too_large': {
    kind: 'invalid',
    text: {
      en: 'The file {file} is larger than {max} bytes.',
      fr: 'Le fichier {file} dépasse {max} octets.',
      ar: 'حجم الملف {file} يتجاوز {max} بايت.',
    },
  },
  'programmes.file_already_finished': {
    kind: 'conflict',
    text: {
      en: 'The file {file} is complete already, with other content.',
      fr: 'Le fichier {file} est déjà complet, avec un autre contenu.',
      ar: 'الملف {file} مكتمل من قبل بمحتوى مختلف.',
    },
  },
  'programmes.piece_missing': {
    kind: 'refused',
    text: {
      en: 'Piece {piece} of the file {file} has not arrived.',
      fr: 'Le morceau {piece} du fichier {file} n’est pas arrivé.',
      ar: 'لم يصل الجزء {piece} من الملف {file}.',
    },
  },
  'programmes.hash_mismatch': {
    kind: 'refused',
    text: {
      en: 'The file {file} did not arrive as it was sent; send its pieces again.',
      fr: 'Le fichier {file} n’est pas arrivé tel qu’envoyé ; renvoyez ses morceaux.',
      ar: 'لم يصل الملف {file} كما أرسل، المرجو إعادة إرسال أجزائه.',
    },
  },
  'programmes.file_missing': {
    kind: 'refused',
    text: {
      en: 'The file {file} is missing or not complete.',
      fr: 'Le fichier {file} manque ou n’est pas complet.',
      ar: 'الملف {file} ناقص أو غير مكتمل.',
    },
  },
  'programmes.same_person': {
    kind: 'forbidden',
    text: {
      en: 'Who brought in the roster may not approve it.',
      fr: 'La personne qui a déposé la liste ne peut pas l’approuver.',
      ar: 'لا يحق لمن أودع اللائحة أن يوافق عليها.',
    },
  },
  'programmes.months_already_paid': {
    kind: 'conflict',
    text: {
      en: '{count} child-months of this roster are paid by another roster.',
      fr: '{count} mois d’élèves de cette liste sont payés par une autre liste.',
      ar: '{count} من أشهر التلاميذ في هذه اللائحة مؤداة في لائحة أخرى.',
    },
  },
  'programmes.households_already_paid': {
    kind: 'conflict',
    text: {
      en: '{count} households of this roster are paid for this tranche by another roster.',
      fr: '{count} ménages de cette liste sont payés pour cette tranche par une autre liste.',
      ar: '{count} من أسر هذه اللائحة مؤداة برسم هذا الشطر في لائحة أخرى.',
    },
  },
  'programmes.wallets_missing': {
    kind: 'refused',
    text: {
      en: '{count} households have no wallet yet.',
      fr: '{count} ménages n’ont pas encore de compte.',
      ar: '{count} أسرة لا تتوفر بعد على حساب.',
    },
  },
  'programmes.fund_too_small': {
    kind: 'refused',
    text: {
      en: 'The fund holds {available} and {needed} are needed.',
      fr: 'Le fonds contient {available} et il faut {needed}.',
      ar: 'رصيد الصندوق {available} والمطلوب {needed}.',
    },
  },
  'programmes.currency_not_supported': {
    kind: 'invalid',
    text: {
      en: 'Programmes pay in MAD.',
      fr: 'Les programmes paient en MAD.',
      ar: 'تؤدى البرامج بالدرهم المغربي.',
    },
  },
  'programmes.bank_reference_reused': {
    kind: 'conflict',
    text: {
      en: 'This bank reference is recorded with another amount.',
      fr: 'Cette référence bancaire est enregistrée avec un autre montant.',
      ar: 'هذا المرجع البنكي مسجل بمبلغ آخر.',
    },
  },
  'programmes.funding_refused': {
    kind: 'refused',
    text: {
      en: 'The ledger refused the deposit: {reason}.',
      fr: 'Le grand livre a refusé le dépôt : {reason}.',
      ar: 'رفض الدفتر هذا الإيداع: {reason}.',
    },
  },
  'programmes.ledger_accounts_refused': {
    kind: 'unavailable',
    text: {
      en: 'The programme’s accounts are not open in the ledger.',
      fr: 'Les comptes du programme ne sont pas ouverts au grand livre.',
      ar: 'حسابات البرنامج غير مفتوحة في الدفتر.',
    },
  },
  'programmes.invalid_cursor': {
    kind: 'invalid',
    text: {
      en: 'This is no cursor of this list.',
      fr: 'Ce n’est pas un curseur de cette liste.',
      ar: 'هذا ليس مؤشرا لهذه القائمة.',
    },
  },
});
